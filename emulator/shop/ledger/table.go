package ledger

import (
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is an entry as it is stored.
type Row struct {
	// Key is made by Insert; entries are in its order, the newest first.
	Key string
	ID  string
	// InventoryItemID is empty for what was done to the catalogue.
	InventoryItemID string
	Category        Category
	ItemID          string
	UserID          string
	ActorID         string
	Event           Event
	// Timestamp is in ms since the epoch.
	Timestamp                     int64
	QuantityBefore, QuantityAfter *int
	MetadataBefore, MetadataAfter *wire.Object
}

// The indexes of the entries, each the newest first (ledger.5).
var (
	byUser          = sandbox.Many("user", func(r *Row) string { return r.UserID })
	byInventoryItem = sandbox.Many("inventory item", func(r *Row) string { return r.InventoryItemID })
)

// Entries are all entries. They go away with the user whom they are about, and
// with nothing else (ledger.14).
var Entries = sandbox.Define("item ledger entry", func(r *Row) string { return r.Key },
	sandbox.OwnedBy(byUser), sandbox.With(byInventoryItem))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Entries} }

// key orders entries by their instants and among those by their ids, the
// newest first.
func key(timestamp int64, id string) string {
	turned := []byte(id)
	for i, digit := range turned {
		turned[i] = ^digit & 0x7f
	}
	return fmt.Sprintf("%016x", uint64(^timestamp)^1<<63) + string(turned)
}

// Insert adds an entry as it was, with the id and the timestamp that it has.
func Insert(tx *sandbox.Tx, row Row) error {
	row.Key = key(row.Timestamp, row.ID)
	return Entries.Insert(tx, &row)
}

// Record adds an entry about what happens now; its id and its timestamp are
// set.
func Record(tx *sandbox.Tx, row Row) error {
	row.ID, row.Timestamp = tx.NewID(), tx.Now()
	return Insert(tx, row)
}
