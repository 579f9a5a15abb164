package customscheme

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a scheme as it is stored.
type Row struct {
	ID, Audience, PublicKey string
	Algorithm               Algorithm
	// UserLevel is the highest level that a token may ask for.
	UserLevel            rest.Level
	Tags, AllowedIssuers []*string
}

// ByAudience finds the scheme of an audience.
var ByAudience = sandbox.Unique("audience", func(r *Row) string { return r.Audience })

// Schemes are all schemes.
var Schemes = sandbox.Define("custom auth scheme", func(r *Row) string { return r.ID }, sandbox.With(ByAudience))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Schemes} }
