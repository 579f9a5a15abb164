package ledger

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of the ledger.
func Routes() []rest.Route {
	return []rest.Route{rest.Get("/inventory/ledger", rest.Superuser, list)}
}

// listIn are the parameters of the list; From and To are in ms since the epoch.
type listIn struct {
	rest.Paging
	InventoryItemID string `query:"inventoryItemId"`
	UserID          string `query:"userId"`
	EventType       *Event `query:"eventType"`
	From            *int64 `query:"from"`
	To              *int64 `query:"to"`
}

// Check wants to know whose entries are meant, at any level (ledger.1,
// ledger.3).
func (in listIn) Check() error {
	if err := in.Paging.Check(); err != nil {
		return err
	}
	if blank(in.InventoryItemID) && blank(in.UserID) {
		return rest.InvalidParameter("Either inventoryItemId or userId must be given.")
	}
	return nil
}

// list is a page of the entries about an inventory item or else a user, the
// newest first (ledger.2, ledger.5).
func list(c *rest.Call, in listIn) (rest.Page[Entry], error) {
	rows := byInventoryItem.Each(c.Tx, in.InventoryItemID)
	if blank(in.InventoryItemID) {
		rows = byUser.Each(c.Tx, in.UserID)
	}
	return rest.PageOf(c, in.LaxPaging, rows, rest.Where(in.has), (*Row).View)
}

// has says whether an entry is of the event and within the bounds (ledger.4).
func (in listIn) has(r *Row) bool {
	switch {
	case in.EventType != nil && r.Event != *in.EventType:
		return false
	case in.From != nil && r.Timestamp < *in.From:
		return false
	case in.To != nil && r.Timestamp > *in.To:
		return false
	default:
		return true
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
