package inventory

import (
	"math"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Add puts a quantity, which is not negative, on top of a user's stack of an
// item in slot 0, which is made where there is none: it looks neither at the
// item's category nor writes to the ledger (reward.10, reward.17, reward.23).
// What would not fit into 32 bits is refused: the real server's database makes
// it a 64-bit number there, and the stack can't be read any more.
func Add(tx *sandbox.Tx, userID, itemID string, quantity int) (*Row, error) {
	row := Row{Key: Key(userID, itemID, 0)}
	if before, ok := Stacks.Get(tx, row.Key); ok {
		row = *before
	}
	if quantity > math.MaxInt32-row.Quantity {
		return nil, rest.InvalidData("%d more than %d do not fit into a stack: it holds %d at most.", quantity, row.Quantity, math.MaxInt32)
	}
	row.Quantity += quantity
	return &row, Stacks.Put(tx, &row)
}
