package inventory

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a stack as it is stored.
type Row struct {
	// Key is made by the function Key: it holds user, item and priority.
	Key      string
	Quantity int
	// Ownerless is what a PUT to a missing stack leaves behind (inventory.10).
	Ownerless bool
}

// byOwner has the stacks of a user in the order of items and priorities;
// ownerless ones are in nobody's list (inventory.10).
var byOwner = sandbox.Many("owner", func(r *Row) string {
	if r.Ownerless {
		return ""
	}
	return r.UserID()
})

// Stacks are all stacks.
var Stacks = sandbox.Define("inventory item", func(r *Row) string { return r.Key }, sandbox.OwnedBy(byOwner))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Stacks} }
