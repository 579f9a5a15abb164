package testkit

import (
	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
)

// What the control API says of identity providers, in the words of the
// packages that serve it.
type (
	// Pose is whom an identity provider poses as.
	Pose = idp.Pose
	// IdentityEndpoint is one of the things that an identity provider answers.
	IdentityEndpoint = idp.Endpoint
	// IdentityRequest is a request that an identity provider got.
	IdentityRequest = control.IDPRequest
	// Tokens are tokens that were minted. The access token is also good as a
	// ticket.
	Tokens = control.Tokens
)

// The endpoints whose next answer can be queued.
const (
	DiscoveryEndpoint = idp.DiscoveryEndpoint
	KeysEndpoint      = idp.KeysEndpoint
	AuthorizeEndpoint = idp.AuthorizeEndpoint
	TokenEndpoint     = idp.TokenEndpoint
	UserInfoEndpoint  = idp.UserInfoEndpoint
	LogoutEndpoint    = idp.LogoutEndpoint
	TicketEndpoint    = idp.TicketEndpoint
)

// IdentityProvider is a built-in identity provider. Only its name is needed.
type IdentityProvider struct {
	Name string `json:"name"`
	Pose Pose   `json:"pose,omitempty"`
	// Issuer is that in its tokens, Algorithm signs them: "ES256" or "RS256".
	// The pose decides where they are empty.
	Issuer     string     `json:"issuer,omitempty"`
	Algorithm  string     `json:"algorithm,omitempty"`
	Identities []Identity `json:"identities,omitempty"`
	// Clients are the programs that may use it; any where there are none.
	Clients []IdentityClient `json:"clients,omitempty"`
	// URLs are where it is reached, once it is there.
	URLs *control.IDPURLs `json:"urls,omitempty"`
}

// Identity is somebody who can sign in.
type Identity struct {
	Subject string         `json:"subject"`
	Ticket  string         `json:"ticket,omitempty"`
	Claims  map[string]any `json:"claims,omitempty"`
}

// IdentityClient is a program that may use an identity provider.
type IdentityClient struct {
	ID           string   `json:"id"`
	Secret       string   `json:"secret,omitempty"`
	RedirectURIs []string `json:"redirectUris,omitempty"`
}

// TokenChange says how an identity token differs from the usual.
type TokenChange struct {
	// Claims replace or add; one that is nil is left out of the token.
	Claims map[string]any `json:"claims,omitempty"`
	// ExpiresIn is a duration like "10m", or "-1m" for a token that has
	// expired.
	ExpiresIn string `json:"expiresIn,omitempty"`
	// Key signs it: "current" where it is empty, "previous", or "unknown" for
	// one that nobody published.
	Key string `json:"key,omitempty"`
}

// MintTokens asks for tokens. Only the identity is needed.
type MintTokens struct {
	// Identity is a subject, an email or a user name; one that the provider
	// does not know is a subject.
	Identity string `json:"identity"`
	// Audience is a client id, the provider's first client where it is empty.
	Audience string `json:"audience,omitempty"`
	Nonce    string `json:"nonce,omitempty"`
	// Scope is "openid profile email" where it is empty.
	Scope string `json:"scope,omitempty"`
	TokenChange
}

// IdentityAnswer is an answer that stands in for the next one of an endpoint:
// an error, a whole answer, or an identity token that is changed.
type IdentityAnswer struct {
	Endpoint IdentityEndpoint `json:"endpoint"`
	// Error is an OAuth2 error such as "access_denied".
	Error       string `json:"error,omitempty"`
	Description string `json:"description,omitempty"`
	Status      int    `json:"status,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	Body        string `json:"body,omitempty"`
	// Token changes the next identity token of TokenEndpoint.
	Token *TokenChange `json:"token,omitempty"`
}
