// Package oidc emulates logging in and linking an identity with the identity
// tokens of OIDC providers: with a token that the client has, or by a login in
// a browser. Its rules are in the contract file 05-auth-schemes.md.
package oidc

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
)

// SessionRequest asks for a session with an identity token (05,
// OidcSessionRequest). Profile and selector are ignored.
type SessionRequest struct {
	JWT                 *string `json:"jwt" check:"notblank"`
	ProfileID           *string `json:"profileId"`
	ProfileSelector     *string `json:"profileSelector"`
	ApplicationNameOrID *string `json:"applicationNameOrId"`
}

// AttemptRequest begins a login (05, OidcLoginAttemptRequest).
type AttemptRequest struct {
	Provider *string `json:"provider" check:"notblank"`
	IDToken  *string `json:"idToken"`
	// ApplicationNameOrID is where the session gets a profile, as in
	// SessionRequest; see rest.Differences.
	ApplicationNameOrID *string `json:"applicationNameOrId" since:"main"`
}

// AttemptResponse is a login that was begun, or the session of a token (05,
// OidcLoginAttemptResponse). ExpiresAt is in seconds since the epoch.
type AttemptResponse struct {
	ID           *string           `json:"id"`
	AuthorizeURL *string           `json:"authorizeUrl"`
	ExpiresAt    *int64            `json:"expiresAt"`
	ConfirmToken *string           `json:"confirmToken"`
	Session      *session.Creation `json:"session"`
}

// HTTPStatus is 201 for a login that was begun, 200 for a session (http.4).
func (r AttemptResponse) HTTPStatus() int {
	if r.Session != nil {
		return http.StatusOK
	}
	return http.StatusCreated
}

// ConfirmRequest confirms that an identity is to be linked (05,
// OidcLoginAttemptConfirmRequest).
type ConfirmRequest struct {
	ConfirmToken *string `json:"confirmToken" check:"notblank"`
}

// State is how far a login is, as clients see it. EXPIRED is never shown.
type State string

// The states.
const (
	StatePending  State = "PENDING"
	StateComplete State = "COMPLETE"
	StateFailed   State = "FAILED"
)

// Constants are the states in the order of their ordinals.
func (State) Constants() []string {
	return []string{string(StatePending), string(StateComplete), string(StateFailed), "EXPIRED"}
}

// StatusResponse is how far a login is (05, OidcLoginAttemptStatusResponse).
type StatusResponse struct {
	Status  State             `json:"status"`
	Session *session.Creation `json:"session"`
	Reason  *string           `json:"reason"`
}
