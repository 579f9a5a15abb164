package oauth2scheme

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a scheme as it is stored.
type Row struct{ Scheme }

// ByName finds the scheme with a name.
var ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Schemes are all schemes. The server keeps a trace of deleted ones that
// nobody can see (oauth2_scheme.5); the emulator does not.
var Schemes = sandbox.Define("OAuth2 auth scheme", func(r *Row) string { return r.ID }, sandbox.With(ByName))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Schemes} }
