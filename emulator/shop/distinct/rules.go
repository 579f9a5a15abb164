package distinct

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// Find is the item with an id (distinct.11).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Items.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Distinct inventory item %q not found.", id)
	}
	return row, nil
}

// Visible is the item with an id, where the caller may see it (distinct.12,
// distinct.13).
func Visible(c *rest.Call, id string) (*Row, error) {
	row, err := Find(c.Tx, id)
	if err != nil {
		return nil, err
	}
	if c.Caller.Level.AtLeast(rest.Superuser) || c.Caller.Is(row.UserID) || isPublic(c.Tx, row) {
		return row, nil
	}
	return nil, rest.NotFound("Distinct inventory item not found: %s", row.ID)
}

func isPublic(tx *sandbox.Tx, row *Row) bool {
	good, ok := item.Items.Get(tx, row.ItemID)
	return ok && good.PublicVisible
}

// Create adds an item and an entry of the ledger (distinct.1 to .7, ledger.11).
func Create(c *rest.Call, req *CreateRequest) (*Row, error) {
	if strings.TrimSpace(*req.ItemID) == "" {
		return nil, item.NotFound(*req.ItemID)
	}
	good, err := item.Find(c.Tx, *req.ItemID)
	if err != nil {
		return nil, rest.InvalidData("Invalid item: there is no item %q.", *req.ItemID)
	}
	userID, profileID, err := owner(c.Tx, req.UserID, req.ProfileID)
	if err != nil {
		return nil, err
	}
	if err := isDistinct(good); err != nil {
		return nil, err
	}
	row := &Row{ID: c.Tx.NewID(), ItemID: good.ID, UserID: userID, ProfileID: profileID, Metadata: req.Metadata}
	if err := Items.Insert(c.Tx, row); err != nil {
		return nil, err
	}
	return row, record(c, row, row.ID, ledger.Row{Event: ledger.Created})
}

// Update replaces the metadata of an item, but not its owner (distinct.8 to
// .10, ledger.12).
func Update(c *rest.Call, id string, req *UpdateRequest) (*Row, error) {
	before, err := Find(c.Tx, id)
	if err != nil {
		return nil, err
	}
	if _, _, err := owner(c.Tx, req.UserID, req.ProfileID); err != nil {
		return nil, err
	}
	good, err := item.Find(c.Tx, before.ItemID)
	if err != nil {
		return nil, rest.InvalidData("The item %s is gone.", before.ItemID)
	}
	if err := isDistinct(good); err != nil {
		return nil, err
	}
	row := *before
	if row.Metadata = req.Metadata; row.Metadata == nil {
		row.Metadata = wire.NewObject()
	}
	if err := Items.Put(c.Tx, &row); err != nil {
		return nil, err
	}
	return &row, record(c, &row, row.ID, ledger.Row{
		Event: ledger.MetadataUpdated, MetadataBefore: withoutEmpty(before.Metadata), MetadataAfter: withoutEmpty(req.Metadata),
	})
}

// Delete removes an item (distinct.11, ledger.10). The ledger has the id as it
// was written.
func Delete(c *rest.Call, id string) error {
	row, err := Find(c.Tx, id)
	if err != nil {
		return err
	}
	Items.Delete(c.Tx, row.ID)
	return record(c, row, id, ledger.Row{Event: ledger.Deleted})
}

func isDistinct(good *item.Row) error {
	if good.Category != item.Distinct {
		return rest.InvalidData("Invalid item category: item %s is of category %s, not %s.", good.ID, good.Category, item.Distinct)
	}
	return nil
}

// owner is the user that a request names, and the profile where it names one
// (distinct.1, distinct.2, distinct.5).
func owner(tx *sandbox.Tx, userID, profileID *string) (ofUser, ofProfile string, err error) {
	if userID == nil && profileID == nil {
		return "", "", rest.InvalidData("Must specify either userId or profileId.")
	}
	if userID != nil {
		row, err := user.Get(tx, *userID)
		if err != nil {
			return "", "", rest.InvalidData("User or Profile: there is no user %q.", *userID)
		}
		ofUser = row.ID
	}
	if profileID == nil {
		return ofUser, "", nil
	}
	row, err := profile.FindActive(tx, *profileID)
	switch {
	case err != nil && !sandbox.IsID(*profileID):
		return "", "", rest.NotFound("Object with ID %s not found.", *profileID)
	case err != nil:
		return "", "", rest.InvalidData("User or Profile: there is no profile %q.", *profileID)
	case userID != nil && row.UserID != ofUser:
		return "", "", rest.Conflict("User %s and profile %s do not match.", ofUser, row.ID)
	default:
		return row.UserID, row.ID, nil
	}
}

// record adds an entry about an item to the ledger.
func record(c *rest.Call, row *Row, id string, entry ledger.Row) error {
	entry.InventoryItemID, entry.Category = id, ledger.Distinct
	entry.ItemID, entry.UserID, entry.ActorID = row.ItemID, row.UserID, c.Caller.UserID
	return ledger.Record(c.Tx, entry)
}

// withoutEmpty is what the ledger keeps of metadata: the database stores no
// empty objects.
func withoutEmpty(o *wire.Object) *wire.Object {
	if o.Len() == 0 {
		return nil
	}
	return o
}
