package control

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// maxTokenLife is the longest time until a token expires, or since it did.
const maxTokenLife = 100 * 365 * 24 * time.Hour

// TokenChange says how an identity token differs from the usual.
type TokenChange struct {
	// Claims replace or add; one that is null is left out of the token.
	Claims *wire.Object `json:"claims"`
	// ExpiresIn is a duration like "10m", or "-1m" for a token that has
	// expired.
	ExpiresIn string `json:"expiresIn"`
	// Key signs it: the current one where it is empty.
	Key idp.Key `json:"key"`
}

func (t *TokenChange) token() (out idp.Token, err error) {
	out = idp.Token{Claims: t.Claims, Key: t.Key}
	if t.ExpiresIn == "" {
		return out, nil
	}
	d, err := rest.Duration("expiresIn", t.ExpiresIn, -maxTokenLife, maxTokenLife)
	out.Expires = &d
	return out, err
}

// MintTokens asks for tokens as if somebody had signed in.
type MintTokens struct {
	// Identity is a subject, an email or a user name; one that the provider
	// does not know is a subject.
	Identity string `json:"identity" check:"notblank"`
	// Audience is a client id, the provider's first client where it is empty.
	Audience string `json:"audience"`
	Nonce    string `json:"nonce"`
	// Scope is "openid profile email" where it is empty.
	Scope string `json:"scope"`
	TokenChange
}

// Tokens are tokens that were minted. The access token is also good as a
// ticket.
type Tokens struct {
	IDToken     string `json:"idToken"`
	AccessToken string `json:"accessToken"`
}

type mintIn struct {
	Name string      `path:"name"`
	Body *MintTokens `body:"check"`
}

func mintTokens(c call, in mintIn) (Tokens, error) {
	change, err := in.Body.token()
	if err != nil {
		return Tokens{}, err
	}
	made, err := c.server.options.IDP.Mint(c.tenant.Sandbox(), c.url(c.tenant), in.Name, idp.Mint{
		Subject: in.Body.Identity, Audience: in.Body.Audience, Nonce: in.Body.Nonce, Scope: in.Body.Scope, Token: change,
	})
	return Tokens{made.IdentityToken, made.AccessToken}, err
}

// RotateKeys says what becomes of the keys that signed before.
type RotateKeys struct {
	// Retire takes them out of the keys document at once.
	Retire bool `json:"retire"`
}

type rotateIn struct {
	Name string      `path:"name"`
	Body *RotateKeys `body:"plain"`
}

func rotateKeys(c call, in rotateIn) (rest.None, error) {
	retire := in.Body != nil && in.Body.Retire
	return rest.None{}, c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error {
		_, err := idp.Rotate(tx, in.Name, retire)
		return err
	})
}

// NewAnswer is an answer that stands in for the next one of an endpoint: an
// error, a whole answer, or an identity token that is changed.
type NewAnswer struct {
	Endpoint idp.Endpoint `json:"endpoint"`
	// Error is an OAuth2 error such as "access_denied".
	Error       string `json:"error"`
	Description string `json:"description"`
	Status      int    `json:"status"`
	ContentType string `json:"contentType"`
	Body        string `json:"body"`
	// Token changes the next identity token of the token endpoint.
	Token *TokenChange `json:"token"`
}

type answerIn struct {
	Name string     `path:"name"`
	Body *NewAnswer `body:"check"`
}

func queueAnswer(c call, in answerIn) (rest.None, error) {
	b := in.Body
	a := idp.Answer{Error: b.Error, Description: b.Description, Status: b.Status, ContentType: b.ContentType, Body: b.Body}
	if b.Token != nil {
		token, err := b.Token.token()
		if err != nil {
			return rest.None{}, err
		}
		a.Token = &token
	}
	return rest.None{}, c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error {
		return idp.Queue(tx, in.Name, b.Endpoint, a)
	})
}

// IDPRequests are the last requests that a provider got, oldest first.
type IDPRequests struct {
	Requests []IDPRequest `json:"requests"`
}

// IDPRequest is one of them.
type IDPRequest struct {
	// At is on the sandbox's clock.
	At       time.Time    `json:"at"`
	Endpoint idp.Endpoint `json:"endpoint"`
	Method   string       `json:"method"`
	// Parameters are those of query and form, with client secrets cut short.
	Parameters map[string][]string `json:"parameters"`
	Client     string              `json:"client"`
	// ClientAuth is how the client named itself to the token endpoint:
	// "basic", "post" or "none".
	ClientAuth string `json:"clientAuth"`
	Status     int    `json:"status"`
	Error      string `json:"error"`
}

func listAsked(c call, in nameIn) (IDPRequests, error) {
	out := IDPRequests{Requests: []IDPRequest{}}
	err := c.tenant.Sandbox().View(func(tx *sandbox.Tx) error {
		all, err := idp.AskedOf(tx, in.Name)
		for _, a := range all {
			out.Requests = append(out.Requests, IDPRequest{
				At: time.UnixMilli(a.At).UTC(), Endpoint: a.Endpoint, Method: a.Method, Parameters: a.Parameters,
				Client: a.Client, ClientAuth: a.ClientAuth, Status: a.Status, Error: a.Error,
			})
		}
		return err
	})
	return out, err
}

func clearAsked(c call, in nameIn) (rest.None, error) {
	return rest.None{}, c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error { return idp.ForgetAsked(tx, in.Name) })
}
