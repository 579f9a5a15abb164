// Package ledger is the item ledger: what superusers did to the catalogue and
// to inventories.
package ledger

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Event is what happened.
type Event string

// The events. Those of the catalogue begin with Item.
const (
	Created          Event = "CREATED"
	QuantityAdjusted Event = "QUANTITY_ADJUSTED"
	QuantitySet      Event = "QUANTITY_SET"
	Deleted          Event = "DELETED"
	MetadataUpdated  Event = "METADATA_UPDATED"
	ItemCreated      Event = "ITEM_CREATED"
	ItemUpdated      Event = "ITEM_UPDATED"
	ItemDeleted      Event = "ITEM_DELETED"
)

// Constants are the events in the order of their ordinals (json.4).
func (Event) Constants() []string {
	return []string{
		string(Created), string(QuantityAdjusted), string(QuantitySet), string(Deleted),
		string(MetadataUpdated), string(ItemCreated), string(ItemUpdated), string(ItemDeleted),
	}
}

// Category is the kind of inventory that an entry is about.
type Category string

// The categories.
const (
	Fungible Category = "FUNGIBLE"
	Distinct Category = "DISTINCT"
)

// Constants are the categories in the order of their ordinals (json.4).
func (Category) Constants() []string { return []string{string(Fungible), string(Distinct)} }

// Entry is an entry as clients see it (11, ItemLedgerEntry).
type Entry struct {
	ID              string    `json:"id"`
	InventoryItemID *string   `json:"inventoryItemId"`
	ItemCategory    *Category `json:"itemCategory"`
	ItemID          string    `json:"itemId"`
	UserID          string    `json:"userId"`
	ActorID         *string   `json:"actorId"`
	EventType       Event     `json:"eventType"`
	// Timestamp is in ms since the epoch.
	Timestamp      int64        `json:"timestamp"`
	QuantityBefore *int         `json:"quantityBefore"`
	QuantityAfter  *int         `json:"quantityAfter"`
	MetadataBefore *wire.Object `json:"metadataBefore"`
	MetadataAfter  *wire.Object `json:"metadataAfter"`
}

// View is the row as clients see it.
func (r *Row) View() Entry {
	e := Entry{
		ID: r.ID, InventoryItemID: wire.Nullable(r.InventoryItemID), ItemID: r.ItemID, UserID: r.UserID, ActorID: wire.Nullable(r.ActorID),
		EventType: r.Event, Timestamp: r.Timestamp, QuantityBefore: r.QuantityBefore, QuantityAfter: r.QuantityAfter,
		MetadataBefore: r.MetadataBefore, MetadataAfter: r.MetadataAfter,
	}
	if r.Category != "" {
		e.ItemCategory = &r.Category
	}
	return e
}
