// Package oidcprovider emulates the OIDC providers that a login in a browser
// can use: their configuration, and what their discovery documents say. Its
// rules are in the contract file 05-auth-schemes.md.
package oidcprovider

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// AuthMethod is how the server names itself to a token endpoint.
type AuthMethod string

// The methods.
const (
	SecretBasic AuthMethod = "CLIENT_SECRET_BASIC"
	SecretPost  AuthMethod = "CLIENT_SECRET_POST"
)

// Constants are the methods in the order of their ordinals.
func (AuthMethod) Constants() []string {
	return []string{string(SecretBasic), string(SecretPost)}
}

// Configuration is a provider as clients see it (05,
// OidcProviderConfiguration). The secret is always null.
type Configuration struct {
	ID                      string      `json:"id"`
	Name                    string      `json:"name" schema:"required,size=1.."`
	DiscoveryURL            string      `json:"discoveryUrl" schema:"required,size=1.."`
	ClientID                string      `json:"clientId" schema:"required,size=1.."`
	ClientSecret            *string     `json:"clientSecret" schema:"required,size=1.."`
	Scopes                  []*string   `json:"scopes"`
	RedirectURI             string      `json:"redirectUri" schema:"required,size=1.."`
	ExtraAuthorizeParams    Params      `json:"extraAuthorizeParams" schema:"values=string"`
	TokenEndpointAuthMethod *AuthMethod `json:"tokenEndpointAuthMethod"`
	SuccessRedirectURL      *string     `json:"successRedirectUrl"`
	ErrorRedirectURL        *string     `json:"errorRedirectUrl"`
}

// Request makes or replaces a provider (05,
// OidcProviderConfigurationRequest).
type Request struct {
	Name                    *string     `json:"name" check:"notblank"`
	DiscoveryURL            *string     `json:"discoveryUrl" check:"notblank"`
	ClientID                *string     `json:"clientId" check:"notblank"`
	ClientSecret            *string     `json:"clientSecret" check:"create:notblank"`
	Scopes                  []*string   `json:"scopes"`
	RedirectURI             *string     `json:"redirectUri"`
	ExtraAuthorizeParams    Params      `json:"extraAuthorizeParams" schema:"values=string"`
	TokenEndpointAuthMethod *AuthMethod `json:"tokenEndpointAuthMethod"`
	SuccessRedirectURL      *string     `json:"successRedirectUrl"`
	ErrorRedirectURL        *string     `json:"errorRedirectUrl"`
}

// UnmarshalJSON reads a request; what is absent has its default.
func (r *Request) UnmarshalJSON(data []byte) error {
	type plain Request
	method := SecretBasic
	filled := plain{TokenEndpointAuthMethod: &method}
	if err := wire.Decode(data, &filled); err != nil {
		return err
	}
	*r = Request(filled)
	return nil
}

// Response is a provider that was made or replaced, with what its discovery
// document says (05).
type Response struct {
	Configuration         Configuration `json:"configuration"`
	Issuer                *string       `json:"issuer"`
	AuthorizationEndpoint *string       `json:"authorizationEndpoint"`
	TokenEndpoint         *string       `json:"tokenEndpoint"`
}

// View is the row as clients see it.
func (r *Row) View(c *rest.Call) Configuration {
	return Configuration{
		ID: r.ID, Name: r.Name, DiscoveryURL: c.Expand(r.DiscoveryURL), ClientID: r.ClientID, Scopes: r.Scopes,
		RedirectURI: r.Redirect(c), ExtraAuthorizeParams: r.ExtraAuthorizeParams,
		TokenEndpointAuthMethod: r.TokenEndpointAuthMethod,
		SuccessRedirectURL:      r.SuccessRedirectURL, ErrorRedirectURL: r.ErrorRedirectURL,
	}
}
