// Package inventory is the stacks of items that users have. The routes below
// inventory/simple and inventory/advanced are two views of the same stacks.
package inventory

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// Item is a stack as clients see it (11, InventoryItem). User and item are
// null in what a PUT to a missing stack leaves behind (inventory.10).
type Item struct {
	ID       string     `json:"id"`
	User     *user.User `json:"user" schema:"required"`
	Item     *item.Item `json:"item" schema:"required"`
	Quantity int        `json:"quantity" schema:"required,min=0"`
	Priority int        `json:"priority" schema:"required"`
}

// View is the stack as clients see it.
func (r *Row) View(tx *sandbox.Tx) Item {
	i := Item{ID: r.ID(), Quantity: r.Quantity, Priority: int(r.Priority())}
	if r.Ownerless {
		return i
	}
	if owner, ok := user.Users.Get(tx, r.UserID()); ok {
		view := owner.View()
		i.User = &view
	}
	if good, ok := item.Items.Get(tx, r.ItemID()); ok {
		view := good.View(tx)
		i.Item = &view
	}
	return i
}

// SimpleRequest makes a stack in slot 0 (11, CreateSimpleInventoryItemRequest).
type SimpleRequest struct {
	UserID *string `json:"userId" check:"notnull"`
	// ItemID is an id or a name.
	ItemID   *string `json:"itemId" check:"notnull"`
	Quantity int     `json:"quantity" check:"min=1" checktext:"Quantity may not be less than 0"`
}

// AdvancedRequest makes a stack (11, CreateAdvancedInventoryItemRequest).
type AdvancedRequest struct {
	UserID *string `json:"userId" check:"notnull"`
	// ItemID is an id or a name.
	ItemID   *string `json:"itemId" check:"notnull"`
	Quantity int     `json:"quantity" check:"min=0" checktext:"Quantity may not be less than 0."`
	Priority int     `json:"priority" check:"min=0" checktext:"Priority must be greater than 0."`
}

// UpdateRequest sets the quantity of a stack (11, UpdateInventoryItemRequest).
type UpdateRequest struct {
	Quantity int `json:"quantity" check:"min=1" checktext:"Quantity may not be less than 0"`
}

// SimpleAdjustment changes the quantity of a stack; the user does not count
// (11, SimpleInventoryItemQuantityAdjustment, inventory.14).
type SimpleAdjustment struct {
	UserID        *string `json:"userId" check:"notnull"`
	QuantityDelta int     `json:"quantityDelta" schema:"required"`
}

// AdvancedAdjustment changes the quantity of a stack; neither user nor
// priority count (11, AdvancedInventoryItemQuantityAdjustment, inventory.14).
type AdvancedAdjustment struct {
	UserID        *string `json:"userId" check:"notnull"`
	QuantityDelta int     `json:"quantityDelta" schema:"required"`
	Priority      int     `json:"priority" check:"min=0" checktext:"Priority must be greater than 0."`
}
