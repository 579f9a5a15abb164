package inventory

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// Find is the stack with an id (inventory.2).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	key, err := parse(id)
	if err != nil {
		return nil, err
	}
	row, ok := Stacks.Get(tx, key)
	switch {
	case ok:
		return row, nil
	case (&Row{Key: key}).Priority() < 0:
		return nil, notFound(id).By("inventory.27")
	default:
		return nil, notFound(id)
	}
}

func parse(id string) (key string, err error) {
	key, ok := KeyOf(id)
	if !ok {
		return "", rest.NotFound("%q is no id of an inventory item: that has %d hex digits.", id, keyDigits)
	}
	return key, nil
}

func notFound(id string) *rest.Error { return rest.NotFound("Inventory item %s not found.", id) }

// Creation is what a new stack is made of.
type Creation struct {
	UserID string
	// Item is the id or the name of an item.
	Item     string
	Quantity int
	Priority int
}

// Create adds a stack and an entry of the ledger (inventory.3 to .6, ledger.7).
func Create(c *rest.Call, creation Creation) (*Row, error) {
	owner, err := user.Get(c.Tx, creation.UserID)
	if err != nil {
		return nil, rest.NotFound("User with id %s not found.", creation.UserID)
	}
	good, err := item.Find(c.Tx, creation.Item)
	if err != nil {
		return nil, err
	}
	if good.Category == item.Distinct {
		return nil, rest.InvalidData("Item %q is of category %s; only %s ones are stacked.", creation.Item, good.Category, item.Fungible)
	}
	row := &Row{Key: Key(owner.ID, good.ID, int32(creation.Priority)), Quantity: creation.Quantity}
	if Stacks.Insert(c.Tx, row) != nil {
		return nil, rest.Duplicate("User %s has a stack of item %s with priority %d.", owner.ID, good.ID, creation.Priority)
	}
	before := 0
	return row, record(c, row, row.ID(), ledger.Row{Event: ledger.Created, QuantityBefore: &before, QuantityAfter: &row.Quantity})
}

// Set sets the quantity of a stack (inventory.9, ledger.9). Where there is
// none, it fails and leaves one without an owner behind (inventory.10).
func Set(c *rest.Call, id string, quantity int) (*Row, error) {
	key, err := parse(id)
	if err != nil {
		return nil, err
	}
	row := Row{Key: key, Ownerless: true}
	if before, ok := Stacks.Get(c.Tx, key); ok {
		row = *before
	}
	row.Quantity = quantity
	if err := Stacks.Put(c.Tx, &row); err != nil {
		return nil, err
	}
	return &row, record(c, &row, row.ID(), ledger.Row{Event: ledger.QuantitySet, QuantityAfter: &quantity})
}

// Adjust adds to the quantity of a stack, which is made where there is none,
// whatever the item's category (inventory.11 to .13). It adds as 32-bit numbers
// do and never ends below 0 (inventory.29).
func Adjust(c *rest.Call, id string, delta int) (*Row, error) {
	row, err := adjusted(c.Tx, id)
	if err != nil {
		return nil, err
	}
	sum := int32(row.Quantity) + int32(delta)
	if int(sum) != row.Quantity+delta {
		c.Defect("inventory.29")
	}
	row.Quantity = max(0, int(sum))
	if err := Stacks.Put(c.Tx, row); err != nil {
		return nil, err
	}
	before := int(int32(row.Quantity) - int32(delta)) // not what it was, where it ended at 0 (ledger.8)
	return row, record(c, row, row.ID(), ledger.Row{Event: ledger.QuantityAdjusted, QuantityBefore: &before, QuantityAfter: &row.Quantity})
}

// adjusted is a copy of the stack with an id, or an empty one where there is
// none.
func adjusted(tx *sandbox.Tx, id string) (*Row, error) {
	key, err := parse(id)
	if err != nil {
		return nil, err
	}
	row := Row{Key: key}
	if before, ok := Stacks.Get(tx, key); ok {
		row = *before
		return &row, nil
	}
	if _, err := item.Find(tx, row.ItemID()); err != nil {
		return nil, err
	}
	if _, err := user.Get(tx, row.UserID()); err != nil {
		return nil, err
	}
	return &row, nil
}

// Delete removes a stack (inventory.15, ledger.10). The ledger has the id as it
// was written.
func Delete(c *rest.Call, id string) error {
	row, err := Find(c.Tx, id)
	if err != nil {
		return err
	}
	Stacks.Delete(c.Tx, row.Key)
	return record(c, row, id, ledger.Row{Event: ledger.Deleted})
}

// record adds an entry about a stack to the ledger. For one without an owner
// the server fails, with everything done but this (inventory.10).
func record(c *rest.Call, row *Row, id string, entry ledger.Row) error {
	if row.Ownerless {
		c.Tx.Commit()
		return rest.Unknown("Inventory item %s has no owner.", id).By("inventory.10")
	}
	entry.InventoryItemID, entry.Category = id, ledger.Fungible
	entry.ItemID, entry.UserID, entry.ActorID = row.ItemID(), row.UserID(), c.Caller.UserID
	return ledger.Record(c.Tx, entry)
}
