package item

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is an item as it is stored. A deleted one has no name (item.8).
type Row struct {
	ID, Name                 string
	DisplayName, Description string
	Category                 Category
	// Tags are never nil; they are shared and never changed.
	Tags []string
	// SpecID is the id of the metadata spec, or empty.
	SpecID        string
	Metadata      *wire.Object // never nil
	PublicVisible bool
}

// Deleted says whether the item is deleted.
func (r *Row) Deleted() bool { return r.Name == "" }

// The indexes of the items that are not deleted: ByName in the order of their
// names; byLive, under the one key "live", in the order of their ids.
var (
	ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })
	byLive = sandbox.Many("live", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return "live"
	})
)

// Items are all items, deleted ones included.
var Items = sandbox.Define("item", func(r *Row) string { return r.ID }, sandbox.With(ByName, byLive))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Items} }
