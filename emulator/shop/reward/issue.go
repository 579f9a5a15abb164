package reward

import (
	"math"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// Grant is what a user is to be promised.
type Grant struct {
	UserID string
	// Item is the id or the name of an item.
	Item string
	// Quantity is not negative and fits into 32 bits.
	Quantity int
	// Context tells issuances of the same item to the same user apart; it must
	// not be empty.
	Context string
	// Type is NonPersistent where it is empty.
	Type     Type
	Source   *string
	Metadata *wire.Object
	// Tags are brought into their normal form; nil stays null.
	Tags []string
	// Expires is the instant, in ms since the epoch, at which the issuance is
	// gone; 0 for never. A persistent one never expires.
	Expires int64
}

// Issue is the issuance of a grant. One that the user has for the item and the
// context is returned as it is, whatever its state (reward.2 to .6). An
// unknown user or item is a 404, a context or a quantity that is not allowed a
// 400.
func Issue(tx *sandbox.Tx, g Grant) (*Row, error) {
	owner, err := user.Get(tx, g.UserID)
	if err != nil {
		return nil, err
	}
	good, err := item.Find(tx, g.Item)
	if err != nil {
		return nil, err
	}
	if err := g.check(tx.Now()); err != nil {
		return nil, err
	}
	id := ID(owner.ID, good.ID, g.Context)
	if existing, ok := Issuances.Get(tx, id); ok {
		return existing, nil
	}
	row := g.row(id)
	row.UUID = tx.NewUUID()
	return row, Issuances.Insert(tx, row)
}

// check refuses what no issuance may have (reward.6).
func (g *Grant) check(now int64) error {
	switch {
	case g.Context == "":
		return rest.InvalidData("The context of an issuance must not be empty.")
	case g.Quantity < 0 || g.Quantity > math.MaxInt32:
		return rest.InvalidData("The quantity of an issuance must be from 0 to %d, not %d.", math.MaxInt32, g.Quantity)
	case g.Type != Persistent && g.Expires != 0 && g.Expires <= now:
		return rest.InvalidData("An issuance must expire in the future, not at %d: it is %d.", g.Expires, now)
	default:
		return nil
	}
}

// row is the issuance that is stored, without its UUID (reward.5). The
// database keeps no empty lists and objects.
func (g *Grant) row(id string) *Row {
	row := &Row{
		ID: id, State: Issued, Quantity: g.Quantity, Context: g.Context, Type: g.Type,
		Source: g.Source, Metadata: g.Metadata, Expires: g.Expires,
	}
	switch g.Type {
	case "":
		row.Type = NonPersistent
	case Persistent:
		row.Expires = 0
	}
	if row.Metadata.Len() == 0 {
		row.Metadata = nil
	}
	if tags := item.Tags(g.Tags); len(tags) > 0 {
		row.Tags = tags
	}
	return row
}
