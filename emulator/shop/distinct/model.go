// Package distinct is the distinct inventory items: goods of which each is one
// of its kind.
package distinct

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// Item is a distinct inventory item as clients see it (11,
// DistinctInventoryItem).
type Item struct {
	ID       string           `json:"id"`
	Item     *item.Item       `json:"item"`
	User     *user.User       `json:"user"`
	Profile  *profile.Profile `json:"profile"`
	Metadata *wire.Object     `json:"metadata"`
}

// CreateRequest makes a distinct item (11, CreateDistinctInventoryItemRequest).
// One of user and profile must be given.
type CreateRequest struct {
	// ItemID is an id or a name.
	ItemID    *string      `json:"itemId" check:"notnull"`
	UserID    *string      `json:"userId"`
	ProfileID *string      `json:"profileId"`
	Metadata  *wire.Object `json:"metadata"`
}

// UpdateRequest replaces the metadata (11, UpdateDistinctInventoryItemRequest).
// User and profile are checked, but not stored (distinct.8).
type UpdateRequest struct {
	UserID    *string      `json:"userId"`
	ProfileID *string      `json:"profileId"`
	Metadata  *wire.Object `json:"metadata"`
}

// View is the row as clients see it.
func (r *Row) View(c *rest.Call) Item {
	i := Item{ID: r.ID, Metadata: r.Metadata}
	if good, ok := item.Items.Get(c.Tx, r.ItemID); ok {
		view := good.View(c.Tx)
		i.Item = &view
	}
	if owner, ok := user.Users.Get(c.Tx, r.UserID); ok {
		view := owner.View()
		i.User = &view
	}
	if of, ok := profile.Profiles.Get(c.Tx, r.ProfileID); ok {
		view := profile.Whole(c, of) // distinct.22
		i.Profile = &view
	}
	return i
}
