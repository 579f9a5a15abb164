package testkit

import (
	"context"
	"net/http"
	"time"
)

// SessionCreation is a new session with its secret, which is shown here only.
type SessionCreation struct {
	SessionSecret string      `json:"sessionSecret"`
	Session       SessionInfo `json:"session"`
	// UserExpiresAt, in ms since the epoch, and Password are those of a mock
	// session only.
	UserExpiresAt int64  `json:"userExpiresAt"`
	Password      string `json:"password"`
}

// SessionInfo is a session as the API shows it. Expiry is in ms since the
// epoch.
type SessionInfo struct {
	User        User         `json:"user"`
	Profile     *Profile     `json:"profile"`
	Application *Application `json:"application"`
	Expiry      int64        `json:"expiry"`
}

// Expires is when the session ends unless it is used.
func (s SessionInfo) Expires() time.Time { return time.UnixMilli(s.Expiry).UTC() }

// LoginRequest logs a user in. UserID is an id, a name or an email. ProfileID,
// or ProfileSelector, attaches a profile.
type LoginRequest struct {
	UserID          string `json:"userId"`
	Password        string `json:"password"`
	ProfileID       string `json:"profileId,omitempty"`
	ProfileSelector string `json:"profileSelector,omitempty"`
}

// Login logs a user in.
func (a *API) Login(ctx context.Context, r LoginRequest) (*Session, error) {
	return a.begin(ctx, "/session", r)
}

// Logout ends the session.
func (a *API) Logout(ctx context.Context) error {
	return a.call(ctx, http.MethodDelete, below("/session", a.secret), nil, nil)
}

// MockRequest asks for a mock session.
type MockRequest struct {
	// LifetimeInSeconds is at least 60; the server's default where it is 0.
	LifetimeInSeconds int `json:"lifetimeInSeconds,omitempty"`
	// Application gets a profile of the new user.
	Application *ApplicationRef `json:"application,omitempty"`
}

// ApplicationRef names an application by its id.
type ApplicationRef struct {
	ID string `json:"id"`
}

// MockSession makes a user that is gone after a while, with a session. Only
// superusers may.
func (a *API) MockSession(ctx context.Context, r MockRequest) (*Session, error) {
	return a.begin(ctx, "/mock_session", r)
}

// SignUpSession signs a user up and logs him in.
func (a *API) SignUpSession(ctx context.Context, u NewUser) (*Session, error) {
	return a.begin(ctx, "/signup/session", u)
}

// begin makes a call that answers a session.
func (a *API) begin(ctx context.Context, path string, in any) (*Session, error) {
	var made SessionCreation
	if err := a.call(ctx, http.MethodPost, path, in, &made); err != nil {
		return nil, err
	}
	return a.session(made), nil
}

func (a *API) session(made SessionCreation) *Session {
	return &Session{API: a.as(made.SessionSecret), Info: made.Session, UserExpiresAt: made.UserExpiresAt, Password: made.Password}
}
