package distinct

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a distinct item as it is stored.
type Row struct {
	ID, ItemID, UserID string
	// ProfileID is empty for one that belongs to a user only.
	ProfileID string
	Metadata  *wire.Object
}

// The indexes of the items, each in the order of their ids (distinct.23).
var (
	byUser    = sandbox.Many("user", func(r *Row) string { return r.UserID })
	byProfile = sandbox.Many("profile", func(r *Row) string { return r.ProfileID })
)

// Items are all distinct items.
var Items = sandbox.Define("distinct inventory item", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(byUser, byProfile))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Items} }
