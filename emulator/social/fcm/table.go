package fcm

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a registration as it is stored.
type Row struct {
	ID, Token, ProfileID string
}

// ByProfile finds the one registration of a profile (fcm.5).
var ByProfile = sandbox.Unique("profile", func(r *Row) string { return r.ProfileID })

// Registrations are all registrations.
var Registrations = sandbox.Define("FCM registration", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(ByProfile))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Registrations} }
