package testkit

import (
	"context"
	"net/http"
	"net/url"
)

// The levels of users.
const (
	LevelUnprivileged = "UNPRIVILEGED"
	LevelUser         = "USER"
	LevelSuperuser    = "SUPERUSER"
)

// User is a user as the API shows it. What is null there is empty.
type User struct {
	ID             string   `json:"id"`
	Name           string   `json:"name"`
	FirstName      string   `json:"firstName"`
	LastName       string   `json:"lastName"`
	Email          string   `json:"email"`
	PrimaryPhoneNb string   `json:"primaryPhoneNb"`
	Level          string   `json:"level"`
	LinkedAccounts []string `json:"linkedAccounts"`
	DisplayName    string   `json:"displayName"`
}

// NewUser is a user to make. The server draws what is left out.
type NewUser struct {
	Name           string       `json:"name,omitempty"`
	FirstName      string       `json:"firstName,omitempty"`
	LastName       string       `json:"lastName,omitempty"`
	Email          string       `json:"email,omitempty"`
	PrimaryPhoneNb string       `json:"primaryPhoneNb,omitempty"`
	Password       string       `json:"password,omitempty"`
	Level          string       `json:"level,omitempty"`
	Profiles       []NewProfile `json:"profiles,omitempty"`
	// AutoCreate names an application, by name or id, in which a profile is
	// made.
	AutoCreate string `json:"autoCreateProfileApplicationNameOrId,omitempty"`
}

// CreatedUser is a new user with its password, which is shown here only.
type CreatedUser struct {
	User
	Password string    `json:"password"`
	Profiles []Profile `json:"profiles"`
}

// UserUpdate replaces what users may change of a user. Name, Email and Level
// must be given; a Password, which only superusers change so, need not.
type UserUpdate struct {
	Name           string `json:"name"`
	FirstName      string `json:"firstName,omitempty"`
	LastName       string `json:"lastName,omitempty"`
	Email          string `json:"email"`
	PrimaryPhoneNb string `json:"primaryPhoneNb,omitempty"`
	Password       string `json:"password,omitempty"`
	Level          string `json:"level"`
}

// Me is the user who calls; without a session one of the level UNPRIVILEGED.
func (a *API) Me(ctx context.Context) (u User, err error) {
	return u, a.call(ctx, http.MethodGet, "/user/me", nil, &u)
}

// Users is a page of all users that the caller may see.
func (a *API) Users(ctx context.Context, l List) (p Page[User], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/user"), nil, &p)
}

// User is a user by id, name or email.
func (a *API) User(ctx context.Context, name string) (u User, err error) {
	return u, a.call(ctx, http.MethodGet, below("/user", name), nil, &u)
}

// CreateUser makes a user.
func (a *API) CreateUser(ctx context.Context, u NewUser) (made CreatedUser, err error) {
	return made, a.call(ctx, http.MethodPost, "/user", u, &made)
}

// SignUp makes a user, as whoever has none yet does.
func (a *API) SignUp(ctx context.Context, u NewUser) (made CreatedUser, err error) {
	return made, a.call(ctx, http.MethodPost, "/signup", u, &made)
}

// UpdateUser changes the user with an id.
func (a *API) UpdateUser(ctx context.Context, id string, u UserUpdate) (changed User, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/user", id), u, &changed)
}

// DeleteUser deletes the user with an id.
func (a *API) DeleteUser(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below("/user", id), nil, nil)
}

// ChangePassword changes the password of the user with an id. It ends all his
// sessions and begins a new one.
func (a *API) ChangePassword(ctx context.Context, id, old, changed string) (*Session, error) {
	in := map[string]string{"oldPassword": old, "newPassword": changed}
	var made SessionCreation
	if err := a.call(ctx, http.MethodPut, below("/user", id)+"/password", in, &made); err != nil {
		return nil, err
	}
	return a.session(made), nil
}

// RequestVerification asks for a mail to verify an address of the caller.
func (a *API) RequestVerification(ctx context.Context, email string) error {
	return a.call(ctx, http.MethodPost, "/user/me/email/verify", map[string]string{"email": email}, nil)
}

// CompleteVerification verifies the address that a token was sent to.
func (a *API) CompleteVerification(ctx context.Context, token string) error {
	return a.call(ctx, http.MethodGet, "/verify?"+url.Values{"token": {token}}.Encode(), nil, nil)
}

// RequestReset asks for a mail to reset a password.
func (a *API) RequestReset(ctx context.Context, email string) error {
	return a.call(ctx, http.MethodPost, "/user/password/reset/request", map[string]string{"email": email}, nil)
}

// CompleteReset sets a new password with a token from a mail.
func (a *API) CompleteReset(ctx context.Context, token, password string) error {
	return a.call(ctx, http.MethodPost, "/user/password/reset/complete", map[string]string{"token": token, "password": password}, nil)
}

// LinkEmail sets a password for a verified address of the caller.
func (a *API) LinkEmail(ctx context.Context, email, password string) (u User, err error) {
	in := map[string]string{"email": email, "password": password}
	return u, a.call(ctx, http.MethodPost, "/user/me/link/email-password", in, &u)
}

// LinkName claims or confirms a name of the caller, with a password.
func (a *API) LinkName(ctx context.Context, name, password string) (u User, err error) {
	in := map[string]string{"username": name, "password": password}
	return u, a.call(ctx, http.MethodPost, "/user/me/link/username-password", in, &u)
}
