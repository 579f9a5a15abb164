package inventory

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// Powers are the routes that the control API has of inventories.
func Powers() []rest.Route {
	return []rest.Route{
		rest.Handle(http.MethodPost, "/inventory", rest.Unprivileged, putPower, rest.Created,
			rest.Named("putItem", "Items on top of a user's stack, which is made where there is none.")),
	}
}

// Put asks for items in the simple inventory of a user. The ledger says
// nothing of it.
type Put struct {
	// User is an id, a name or an email, Item an id or a name.
	User string `json:"user"`
	Item string `json:"item"`
	// Quantity is 1 where it is null.
	Quantity *int `json:"quantity"`
}

type putPowerIn struct {
	Body *Put `body:"check"`
}

func putPower(c *rest.Call, in putPowerIn) (made Item, err error) {
	quantity := wire.Or(in.Body.Quantity, 1)
	if quantity < 0 {
		return Item{}, rest.InvalidData("quantity must not be negative, as %d is.", quantity)
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		owner, err := user.Find(tx, in.Body.User)
		if err != nil {
			return err
		}
		good, err := item.Find(tx, in.Body.Item)
		if err != nil {
			return err
		}
		if good.Category == item.Distinct {
			return rest.InvalidData("Item %q is of category %s; make one with POST %s/inventory/distinct.", in.Body.Item, good.Category, rest.Root)
		}
		row, err := Add(tx, owner.ID, good.ID, quantity)
		if err != nil {
			return err
		}
		made = row.View(tx)
		return nil
	})
	return made, err
}
