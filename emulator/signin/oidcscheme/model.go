// Package oidcscheme emulates OIDC auth schemes: whose identity tokens are
// accepted, and the keys that verify them. Its rules are in the contract file
// 05-auth-schemes.md.
package oidcscheme

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// DefaultMediaType is what keys are asked for in.
const DefaultMediaType = "application/json"

// Scheme is a scheme as clients see it (05, OidcAuthScheme). The server never
// stores when it fetched the keys, so KeysFetchedAt is always null
// (oidc_scheme.3).
type Scheme struct {
	ID            string      `json:"id"`
	Name          string      `json:"name"`
	Issuer        string      `json:"issuer" schema:"required"`
	Keys          []token.JWK `json:"keys" schema:"required"`
	KeysURL       *string     `json:"keysUrl"`
	MediaType     *string     `json:"mediaType"`
	KeysFetchedAt *int64      `json:"keysFetchedAt"`
}

// Request makes or replaces a scheme (05, OidcAuthSchemeRequest).
type Request struct {
	Name      *string     `json:"name" check:"notnull"`
	Issuer    *string     `json:"issuer" check:"notnull"`
	Keys      []token.JWK `json:"keys" check:"notnull"`
	KeysURL   *string     `json:"keysUrl"`
	MediaType *string     `json:"mediaType"`
}

// UnmarshalJSON reads a request; what is absent has its default.
func (r *Request) UnmarshalJSON(data []byte) error {
	type plain Request
	mediaType := DefaultMediaType
	filled := plain{MediaType: &mediaType}
	if err := wire.Decode(data, &filled); err != nil {
		return err
	}
	*r = Request(filled)
	return nil
}

// Response is a scheme that was made or replaced (05).
type Response struct {
	Scheme Scheme `json:"scheme"`
}

// View is the row as clients see it.
func (r *Row) View(c *rest.Call) Scheme {
	s := Scheme{ID: r.ID, Name: r.Name, Issuer: r.Issuer, Keys: r.Keys, KeysURL: r.KeysURL, MediaType: r.MediaType}
	if s.KeysURL != nil {
		url := c.Expand(*s.KeysURL)
		s.KeysURL = &url
	}
	return s
}
