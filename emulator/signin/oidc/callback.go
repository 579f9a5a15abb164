package oidc

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

// The reasons of a failed login, as the server words them.
const (
	notCompleted = "Login was not completed"
	loginFailed  = "Login failed"
)

// outcome is how a callback ended, and where the browser goes then, if
// anywhere.
type outcome struct {
	success  bool
	redirect *string
}

// finish ends a login with what the browser brought back from the provider
// (oidc_session.10 to .13). It never fails itself. Outbound routes only.
func finish(c *rest.Call, back callbackIn) outcome {
	a, ok := waiting(c, back)
	var errorURL *string
	if ok {
		errorURL = a.errorURL
	}
	reason := notCompleted
	if back.Error == nil {
		err := verified(c, back, a, ok)
		if err == nil {
			return outcome{success: true, redirect: a.successURL}
		}
		reason = loginFailed
		c.Log.Info("OIDC callback failed", "provider", back.Provider, "reason", err)
	}
	if err := c.Update(func(tx *sandbox.Tx) error { return fail(tx, *back.State, reason) }); err != nil {
		c.Log.Error("OIDC login can't be ended", "provider", back.Provider, "reason", err)
	}
	return outcome{redirect: errorURL}
}

// waiting is the login that a callback belongs to.
func waiting(c *rest.Call, back callbackIn) (a *Attempt, ok bool) {
	_ = c.View(func(tx *sandbox.Tx) error {
		a, ok = pendingAttempt(tx, *back.State)
		return nil
	})
	return a, ok && a.Provider == back.Provider
}

// verified exchanges the code and ends the login with what its token says.
func verified(c *rest.Call, back callbackIn, a *Attempt, waits bool) error {
	if !waits {
		return rest.Forbidden("No login of this state waits at provider %q.", back.Provider)
	}
	provider, err := providerOf(c, a.Provider)
	if err != nil {
		return err
	}
	d, err := oidcprovider.Discover(c, provider.DiscoveryURL)
	if err != nil {
		return err
	}
	scheme, err := schemeOf(c, d, provider.Name)
	if err != nil {
		return err
	}
	jwt, err := exchange(c, provider, d.TokenEndpoint, *back.Code)
	if err != nil {
		return err
	}
	t, err := token.Parse(jwt)
	if err != nil {
		return err
	}
	if err := checkAttempt(t, provider.ClientID, a.nonce); err != nil {
		return err
	}
	if err := verify(c, t, scheme); err != nil {
		return err
	}
	return c.Update(func(tx *sandbox.Tx) error { return succeed(c.In(tx), a.State, scheme, t) })
}

func schemeOf(c *rest.Call, d *oidcprovider.Discovery, name string) (scheme *oidcscheme.Row, err error) {
	err = c.Update(func(tx *sandbox.Tx) error {
		scheme, err = d.Scheme(tx, name)
		return err
	})
	return scheme, err
}

// succeed ends a login that still waits: with a session, or with an identity
// to be confirmed (oidc_session.8, oidc_session.13).
func succeed(in *rest.Call, state string, scheme *oidcscheme.Row, t *token.Token) error {
	a, ok := pendingAttempt(in.Tx, state)
	if !ok {
		return rest.Forbidden("The login has ended meanwhile.")
	}
	ended, found := *a, identityOf(scheme.Name, t)
	if a.LinkTo != "" {
		ended.progress, ended.found = linkable, found
		return Attempts.Put(in.Tx, &ended)
	}
	owner, err := found.owner(in)
	if err != nil {
		return err
	}
	made, err := begin(in, owner, t, a.application)
	if err != nil {
		return err
	}
	ended.progress, ended.session = complete, &made
	return Attempts.Put(in.Tx, &ended)
}
