package oidcprovider

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a provider as it is stored.
type Row struct {
	ID, Name, DiscoveryURL, ClientID, ClientSecret string
	// RedirectURI is empty for the emulator's own; see Redirect.
	RedirectURI             string
	Scopes                  []*string
	ExtraAuthorizeParams    Params
	TokenEndpointAuthMethod *AuthMethod
	SuccessRedirectURL      *string
	ErrorRedirectURL        *string
}

// ByName finds the provider with a name.
var ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Providers are all providers.
var Providers = sandbox.Define("OIDC provider", func(r *Row) string { return r.ID }, sandbox.With(ByName))

// discovered is a discovery document that was fetched, and until when it is
// used, in ms since the epoch.
type discovered struct {
	url      string
	document *Discovery
	until    int64
}

var discoveries = sandbox.Define("OIDC discovery document", func(d *discovered) string { return d.url },
	sandbox.Deadline(func(d *discovered) int64 { return d.until }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Providers, discoveries} }
