package idp

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"net/url"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// grantSize is the number of random bytes in a code or token.
const grantSize = 32

// issue hands out a code or token, whose value is drawn.
func (v *providerCall) issue(tx *sandbox.Tx, g *grant, life time.Duration) error {
	return issue(tx, v.provider, g, life)
}

func issue(tx *sandbox.Tx, p *Row, g *grant, life time.Duration) error {
	if grants.Len(tx) >= maxGrants {
		return failure(http.StatusServiceUnavailable, "temporarily_unavailable", "%d codes and tokens are good, which is as many as can be: move the clock, or reset the sandbox.", maxGrants)
	}
	g.Value = hex.EncodeToString(tx.RandomBytes(grantSize))
	g.Provider, g.Expires = p.ID, tx.Now()+life.Milliseconds()
	return grants.Insert(tx, g)
}

// take is a code or token that is good for a purpose.
func (v *providerCall) take(tx *sandbox.Tx, value string, p purpose) (*grant, bool) {
	g, ok := grants.Get(tx, value)
	if !ok || g.Purpose != p || g.Provider != v.provider.ID {
		return nil, false
	}
	return g, true
}

// token answers the token endpoint (RFC 6749).
func (v *providerCall) token() (reply, error) {
	client, err := v.authenticate()
	if err != nil {
		return reply{}, err
	}
	switch kind := v.form.Get("grant_type"); kind {
	case "authorization_code":
		return v.redeem(client, codeGrant, v.form.Get("code"))
	case "refresh_token":
		return v.redeem(client, refreshGrant, v.form.Get("refresh_token"))
	case "client_credentials":
		return v.grantToClient(client)
	default:
		return reply{}, refused("unsupported_grant_type", "grant_type is %q; it can be authorization_code, refresh_token or client_credentials.", kind)
	}
}

// authenticate is the client that asks, named in the header or in the form.
func (v *providerCall) authenticate() (Client, error) {
	id, secret, basic := v.request.BasicAuth()
	switch {
	case basic: // both are form-encoded first (RFC 6749, 2.3.1)
		id, secret, v.note.ClientAuth = decoded(id), decoded(secret), "basic"
	case v.form.Has("client_secret"):
		id, secret, v.note.ClientAuth = v.form.Get("client_id"), v.form.Get("client_secret"), "post"
	default:
		id, v.note.ClientAuth = v.form.Get("client_id"), "none"
	}
	v.note.Client = id
	client, ok := v.provider.client(id)
	if !ok || client.Secret != "" && subtle.ConstantTimeCompare([]byte(client.Secret), []byte(secret)) != 1 {
		e := failure(http.StatusUnauthorized, "invalid_client", "There is no client %q with this secret.", id)
		e.header = http.Header{"WWW-Authenticate": {`Basic realm="` + v.provider.Name + `"`}}
		return Client{}, e
	}
	return client, nil
}

func decoded(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

// redeem exchanges a code or a refresh token, each once.
func (v *providerCall) redeem(client Client, p purpose, value string) (reply, error) {
	var used, access, refresh *grant
	err := v.box.Update(func(tx *sandbox.Tx) error {
		g, ok := v.take(tx, value, p)
		if !ok || g.Client != client.ID {
			return refused("invalid_grant", "The %s is not good for the client %q: it was used, has expired, or never was.", p, client.ID)
		}
		grants.Delete(tx, g.Value)
		if p == codeGrant {
			tx.Commit() // a code is used up even by a failed attempt
			if err := v.checkCode(g); err != nil {
				return err
			}
		}
		used = g
		var err error
		access, refresh, err = v.issuePair(tx, g)
		return err
	})
	if err != nil {
		return reply{}, err
	}
	return v.answerToken(used, access, refresh)
}

// issuePair hands out the tokens that a code or a refresh token is good for.
func (v *providerCall) issuePair(tx *sandbox.Tx, from *grant) (access, refresh *grant, err error) {
	access = &grant{Purpose: accessGrant, Client: from.Client, Subject: from.Subject, Scope: from.Scope, SignedIn: from.SignedIn}
	if err := v.issue(tx, access, tokenLife); err != nil {
		return nil, nil, err
	}
	again := *access
	again.Purpose = refreshGrant
	return access, &again, v.issue(tx, &again, refreshLife)
}

// checkCode checks what a code was bound to (RFC 6749, 4.1.3; RFC 7636).
func (v *providerCall) checkCode(g *grant) error {
	if to := v.form.Get("redirect_uri"); to != g.RedirectURI {
		return refused("invalid_grant", "The redirect_uri is %q; the code was sent to %q.", to, g.RedirectURI)
	}
	verifier := v.form.Get("code_verifier")
	switch {
	case g.Challenge == "" && verifier == "":
		return nil
	case g.Challenge == "":
		return refused("invalid_grant", "There is a code_verifier, but the code was asked for without a code_challenge.")
	}
	answer := verifier
	if g.ChallengeMethod == "S256" {
		sum := sha256.Sum256([]byte(verifier))
		answer = encode(sum[:])
	}
	if subtle.ConstantTimeCompare([]byte(answer), []byte(g.Challenge)) != 1 {
		return refused("invalid_grant", "The code_verifier does not fit the code_challenge.")
	}
	return nil
}

// grantToClient hands out an access token that is a client's own.
func (v *providerCall) grantToClient(client Client) (reply, error) {
	if v.note.ClientAuth == "none" {
		return reply{}, refused("unauthorized_client", "client_credentials needs a client with a secret.")
	}
	access := &grant{Purpose: accessGrant, Client: client.ID, Scope: v.form.Get("scope")}
	err := v.box.Update(func(tx *sandbox.Tx) error { return v.issue(tx, access, tokenLife) })
	if err != nil {
		return reply{}, err
	}
	return object(tokenMembers(access)...), nil
}

func tokenMembers(access *grant) []wire.Member {
	return []wire.Member{
		{Key: "access_token", Value: access.Value},
		{Key: "token_type", Value: "Bearer"},
		{Key: "expires_in", Value: seconds(tokenLife.Milliseconds())},
		{Key: "scope", Value: access.Scope},
	}
}

// answerToken is the answer with all tokens: the identity token where the
// scope openid was asked for.
func (v *providerCall) answerToken(used, access, refresh *grant) (reply, error) {
	members := append(tokenMembers(access), wire.Member{Key: "refresh_token", Value: refresh.Value})
	if !hasScope(used.Scope, openidScope) {
		return object(members...), nil
	}
	identity, ok := v.provider.identity(used.Subject)
	if !ok {
		identity = Identity{Subject: used.Subject}
	}
	signed, err := v.server.Sign(v.provider, IdentityToken{
		Issuer: v.provider.IssuerAt(v.base), Identity: identity, Audience: used.Client, Nonce: used.Nonce, Scope: used.Scope,
		Access: access.Value, Now: access.Expires - tokenLife.Milliseconds(), SignedIn: used.SignedIn,
	}, v.changed)
	if err != nil {
		return reply{}, err
	}
	return object(append(members, wire.Member{Key: "id_token", Value: signed})...), nil
}
