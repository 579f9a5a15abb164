package profile

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a profile as it is stored.
type Row struct {
	ID, UserID, ApplicationID string
	// Active is false once the profile is deleted (profile.32).
	Active                bool
	ImageURL, DisplayName string
	// ImageID is the large object of the image, or empty.
	ImageID  string
	Metadata *wire.Object
	// LastLogin is in ms since the epoch; 0 if never.
	LastLogin int64
}

// active is the key under which all active profiles stand in ByActive.
const active = "active"

// The indexes of the profiles. ByActive has the active ones only, in the order
// of their ids.
var (
	ByUser        = sandbox.Many("user", func(r *Row) string { return r.UserID })
	ByApplication = sandbox.Many("application", func(r *Row) string { return r.ApplicationID })
	byDisplayName = sandbox.Many("display name", func(r *Row) string { return r.DisplayName })
	ByActive      = sandbox.Many("active", func(r *Row) string {
		if !r.Active {
			return ""
		}
		return active
	})
)

// Profiles are all profiles, deleted ones included.
var Profiles = sandbox.Define("profile", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(ByUser), sandbox.With(ByApplication, byDisplayName, ByActive))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Profiles, Slots} }
