package oidcprovider

import "github.com/NamazuStudios/elements-emulator/emulator/sandbox"

// Row is a provider as it is stored.
type Row struct {
	ID, Name, DiscoveryURL, ClientID, ClientSecret string
	// RedirectURI is empty for the emulator's own; see Redirect.
	RedirectURI             string
	Scopes                  []string
	ExtraAuthorizeParams    Params
	TokenEndpointAuthMethod *AuthMethod
	SuccessRedirectURL      *string
	ErrorRedirectURL        *string
}

// ByName finds the provider with a name.
var ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Providers are all providers.
var Providers = sandbox.Define("OIDC provider", func(r *Row) string { return r.ID }, sandbox.With(ByName))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Providers} }
