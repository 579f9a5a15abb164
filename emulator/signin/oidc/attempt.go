package oidc

import (
	"crypto/subtle"
	"encoding/base64"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
)

const (
	// attemptLife is how long a login may take (oidc_session.3).
	attemptLife = 300 * time.Second
	// maxAttempts is how many logins of a sandbox may have begun and not ended.
	maxAttempts = 100_000
	// tokenSize is the number of random bytes in an id, state, nonce or
	// confirm token (oidc_session.3).
	tokenSize = 32
)

// Begin begins a login in a browser at a provider (oidc_session.2 to .4). A
// caller who is logged in begins to link. The application, where the session is
// to get a profile, may be nil. Outbound routes only.
func Begin(c *rest.Call, name string, app *string) (out AttemptResponse, err error) {
	provider, err := providerOf(c, name)
	if err != nil {
		return out, err
	}
	d, err := oidcprovider.Discover(c, provider.DiscoveryURL)
	if err != nil {
		return out, err
	}
	if d.AuthorizationEndpoint == nil {
		return out, rest.Unknown("The discovery document of provider %q has no authorization_endpoint.", name)
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		if Attempts.Len(tx) >= maxAttempts {
			return rest.Overload("%d logins have begun and not ended, which is as many as can be: move the clock on by %s, or reset the sandbox.", maxAttempts, attemptLife)
		}
		a := newAttempt(tx, provider, c.Caller.UserID)
		a.application = app
		url, expires := authorizeURL(*d.AuthorizationEndpoint, provider, a, provider.Redirect(c)), a.Expires/1000
		out = AttemptResponse{ID: &a.ID, AuthorizeURL: &url, ExpiresAt: &expires, ConfirmToken: &a.confirmToken}
		return Attempts.Insert(tx, a)
	})
	return out, err
}

func providerOf(c *rest.Call, name string) (provider *oidcprovider.Row, err error) {
	err = c.View(func(tx *sandbox.Tx) error {
		row, ok := oidcprovider.ByName.First(tx, name)
		if !ok {
			return rest.InvalidData("There is no OIDC provider with the name %q.", name)
		}
		provider = row
		return nil
	})
	return provider, err
}

func newAttempt(tx *sandbox.Tx, provider *oidcprovider.Row, linkTo string) *Attempt {
	draw := func() string { return base64.RawURLEncoding.EncodeToString(tx.RandomBytes(tokenSize)) }
	return &Attempt{
		ID: draw(), State: draw(), nonce: draw(), confirmToken: draw(), Provider: provider.Name,
		Expires: tx.Now() + attemptLife.Milliseconds(), LinkTo: linkTo,
		successURL: provider.SuccessRedirectURL, errorURL: provider.ErrorRedirectURL,
	}
}

// expired is the answer for a login that is not there (any more)
// (oidc_session.6).
func expired() *rest.Error {
	return rest.NotFound("There is no such login: it has expired, its session was fetched, or it never was.").Quiet()
}

// Poll is how far a login is. A session is shown once (oidc_session.5 to .7).
func Poll(tx *sandbox.Tx, id string) (StatusResponse, error) {
	a, ok := Attempts.Get(tx, id)
	if !ok {
		return StatusResponse{}, expired()
	}
	switch a.progress {
	case complete:
		Attempts.Delete(tx, id)
		return StatusResponse{Status: StateComplete, Session: a.session}, nil
	case linkable:
		return StatusResponse{}, rest.Forbidden("This login links an identity: confirm it with POST /oidc/session/{id}/confirm.")
	case failed:
		return StatusResponse{Status: StateFailed, Reason: &a.reason}, nil
	default:
		return StatusResponse{Status: StatePending}, nil
	}
}

// Confirm links the identity that a login found to the user who began it
// (oidc_session.8). With the right token the login is used up, linked or not.
func Confirm(c *rest.Call, id, confirmToken string) (StatusResponse, error) {
	a, ok := Attempts.Get(c.Tx, id)
	if !ok || a.progress != linkable {
		return StatusResponse{}, expired()
	}
	if subtle.ConstantTimeCompare([]byte(confirmToken), []byte(a.confirmToken)) != 1 {
		return StatusResponse{}, rest.Forbidden("The confirmToken is not the one that the login began with.")
	}
	Attempts.Delete(c.Tx, id)
	c.Tx.Commit()
	owner, err := a.found.linkTo(c, a.LinkTo)
	if err != nil {
		return StatusResponse{}, err
	}
	made, err := session.Begin(c.Tx, owner, nil, c.Settings.SessionTimeout)
	return StatusResponse{Status: StateComplete, Session: &made}, err
}

// pendingAttempt is the login of a state that still waits for its callback.
func pendingAttempt(tx *sandbox.Tx, state string) (*Attempt, bool) {
	a, ok := byState.First(tx, state)
	return a, ok && a.progress == pending
}

// fail ends the login of a state, if it still waits. The provider is not
// looked at: a callback under another's name ends it, too (oidc_session.10).
func fail(tx *sandbox.Tx, state, reason string) error {
	a, ok := pendingAttempt(tx, state)
	if !ok {
		return nil
	}
	ended := *a
	ended.progress, ended.reason = failed, reason
	return Attempts.Put(tx, &ended)
}
