package oidc

import (
	"errors"
	"slices"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

// accept reads and verifies a token that a client has in hand (auth_oidc.1,
// auth_oidc.2). Neither audience nor nonce are looked at.
func accept(c *rest.Call, jwt string) (*token.Token, *oidcscheme.Row, error) {
	t, err := token.Parse(jwt)
	if err != nil {
		return nil, nil, rest.InvalidData("The identity token can't be read: %v.", err)
	}
	issuer, ok := t.Text("iss")
	if !ok {
		return nil, nil, rest.Forbidden("The identity token has no issuer (claim iss).")
	}
	var scheme *oidcscheme.Row
	err = c.View(func(tx *sandbox.Tx) error {
		if scheme, err = oidcscheme.Find(tx, issuer); err != nil {
			return rest.Forbidden("There is no OIDC auth scheme for the issuer %q.", issuer)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return t, scheme, verify(c, t, scheme)
}

// verify checks issuer, signature and expiry of a token (auth_oidc.3 to .6).
func verify(c *rest.Call, t *token.Token, scheme *oidcscheme.Row) error {
	if issuer, _ := t.Text("iss"); issuer != scheme.Issuer {
		return rest.Forbidden("The issuer of the token is %q, that of the scheme %q.", issuer, scheme.Issuer)
	}
	check := checkKnown
	if scheme.KeysURL != nil {
		check = checkFetched
	}
	if err := check(c, t, scheme); err != nil {
		return err
	}
	return checkExpiry(t, c.Sandbox().Now())
}

// checkKnown verifies a token with the scheme's own key of its key id
// (auth_oidc.4).
func checkKnown(_ *rest.Call, t *token.Token, scheme *oidcscheme.Row) error {
	kid, has := t.KeyID()
	i := slices.IndexFunc(scheme.Keys, func(k token.JWK) bool { return k.Is(kid, has) })
	if i < 0 {
		return rest.Forbidden("The scheme %q has no key with the kid %q.", scheme.Name, kid)
	}
	err := scheme.Keys[i].Verify(t)
	if errors.Is(err, token.ErrSignature) {
		return rest.Forbidden("The signature of the token is not that of the key %q.", kid)
	}
	return unusable(scheme, err)
}

// keySet is the document at a keys URL.
type keySet struct {
	Keys []token.JWK `json:"keys"`
}

// checkFetched fetches the keys, which replace the stored ones, and takes the
// first that verifies, whatever its key id: the server forgets when it fetched
// them, so it always does (auth_oidc.4).
func checkFetched(c *rest.Call, t *token.Token, scheme *oidcscheme.Row) error {
	var set keySet
	if err := c.FetchJSON(c.Expand(*scheme.KeysURL), wire.Or(scheme.MediaType, oidcscheme.DefaultMediaType), &set); err != nil {
		return err
	}
	if set.Keys == nil {
		return rest.Unknown("The document at %s has no keys.", *scheme.KeysURL)
	}
	if err := c.Update(func(tx *sandbox.Tx) error { return oidcscheme.SetKeys(tx, scheme.ID, set.Keys) }); err != nil {
		return err
	}
	kid, has := t.KeyID()
	for _, key := range set.Keys {
		err := key.Verify(t)
		if errors.Is(err, token.ErrSignature) {
			continue
		}
		if err == nil && !key.Is(kid, has) {
			c.Defect("auth_oidc.4")
		}
		return unusable(scheme, err)
	}
	return rest.Forbidden("None of the keys at %s made the signature of the token.", *scheme.KeysURL)
}

// unusable makes a 500 of what is wrong with a key (auth_oidc.5).
func unusable(scheme *oidcscheme.Row, err error) error {
	if err == nil {
		return nil
	}
	return rest.Unknown("A key of scheme %q can't be used: %v.", scheme.Name, err)
}

// checkExpiry checks that a token is not over (auth_oidc.6).
func checkExpiry(t *token.Token, now time.Time) error {
	exp, ok := t.Time("exp")
	switch {
	case !ok:
		return rest.Unknown("The token has no expiry (claim exp).").By("auth_oidc.6")
	case exp.Unix() < now.Unix():
		return rest.Forbidden("The token expired at %s.", exp.UTC().Format(time.RFC3339))
	default:
		return nil
	}
}

// checkAttempt checks what only the token of a login in a browser must have
// (oidc_session.12).
func checkAttempt(t *token.Token, clientID, nonce string) error {
	if !slices.Contains(t.Audience(), clientID) {
		return rest.Forbidden("The audience of the token, %q, does not hold the client id %q.", t.Audience(), clientID)
	}
	if given, ok := t.Text("nonce"); !ok || given != nonce {
		return rest.Forbidden("The nonce of the token is not that of the login.")
	}
	return nil
}
