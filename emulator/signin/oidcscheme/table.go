package oidcscheme

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
)

// Row is a scheme as it is stored. Keys are never changed in place.
type Row struct {
	ID, Name, Issuer string
	Keys             []token.JWK
	// KeysURL is where the keys are fetched from; nil for keys that stay. A
	// nil MediaType is the default.
	KeysURL, MediaType *string
}

// The indexes of the schemes.
var (
	ByName   = sandbox.Unique("name", func(r *Row) string { return r.Name })
	ByIssuer = sandbox.Unique("issuer", func(r *Row) string { return r.Issuer })
)

// Schemes are all schemes. The server keeps a trace of deleted ones that
// nobody can see (oidc_scheme.4); the emulator does not.
var Schemes = sandbox.Define("OIDC auth scheme", func(r *Row) string { return r.ID }, sandbox.With(ByName, ByIssuer))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Schemes} }
