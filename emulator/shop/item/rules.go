package item

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// NotFound is the 404 for an item that is not there.
func NotFound(nameOrID string) *rest.Error { return rest.NotFound("Item %q not found.", nameOrID) }

// Find is the item with a name or an id: 24 hex digits are an id only
// (item.7). By its id a deleted one is found too (item.9).
func Find(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	row, ok := find(tx, nameOrID)
	if !ok {
		return nil, NotFound(nameOrID)
	}
	return row, nil
}

func find(tx *sandbox.Tx, nameOrID string) (*Row, bool) {
	if sandbox.IsID(nameOrID) {
		return Items.Get(tx, strings.ToLower(nameOrID))
	}
	return ByName.First(tx, nameOrID)
}

// Create adds an item and an entry of the ledger (item.2 to .6, item.25).
func Create(c *rest.Call, req *CreateRequest) (*Row, error) {
	tx := c.Tx
	row := &Row{
		Name: *req.Name, DisplayName: wire.Trim(*req.DisplayName), Description: wire.Trim(*req.Description),
		Category: *req.Category, Tags: Tags(req.Tags), Metadata: orEmpty(req.Metadata), PublicVisible: req.PublicVisible,
	}
	if named := req.specNamed(); named != nil {
		spec, err := metadataspec.Find(tx, *named)
		if err != nil {
			return nil, rest.Unknown("Unknown metadata spec id: %s", *named).By("item.5")
		}
		row.SpecID = spec.ID
	}
	if err := free(tx, row); err != nil {
		return nil, err
	}
	row.ID = tx.NewID()
	if err := Items.Insert(tx, row); err != nil {
		return nil, err
	}
	return row, record(c, row, ledger.ItemCreated)
}

// Update replaces an item, but not its category, and its spec only by another
// one (item.13 to .15). A deleted item gets a name again (item.9).
func Update(c *rest.Call, row *Row, req *UpdateRequest) (*Row, error) {
	tx := c.Tx
	changed := &Row{
		ID: row.ID, Name: *req.Name, DisplayName: wire.Trim(*req.DisplayName), Description: wire.Trim(*req.Description),
		Category: row.Category, Tags: Tags(req.Tags), Metadata: orEmpty(req.Metadata),
		SpecID: row.SpecID, PublicVisible: req.PublicVisible != nil && *req.PublicVisible,
	}
	if req.MetadataSpec != nil {
		spec, err := specOf(tx, req.MetadataSpec)
		if err != nil {
			return nil, err
		}
		changed.SpecID = spec.ID
	}
	if err := free(tx, changed); err != nil {
		return nil, err
	}
	if err := Items.Put(tx, changed); err != nil {
		return nil, err
	}
	return changed, record(c, changed, ledger.ItemUpdated)
}

// specOf is the spec that an update names (item.15).
func specOf(tx *sandbox.Tx, given *metadataspec.Spec) (*metadataspec.Row, error) {
	if given.ID == nil || *given.ID == "" {
		return nil, rest.Unknown("The metadataSpec of an item must have an id.").Quiet().By("item.15")
	}
	spec, err := metadataspec.Find(tx, *given.ID)
	if err != nil {
		return nil, rest.NotFound("Not found metadataspec object %s", *given.ID)
	}
	return spec, nil
}

// free checks that no other item has the row's name (item.4).
func free(tx *sandbox.Tx, row *Row) error {
	if other, taken := ByName.First(tx, row.Name); taken && other.ID != row.ID {
		return rest.Duplicate("An item with the name %q exists.", row.Name)
	}
	return nil
}

// Delete takes an item's name away; everything else stays, and so does what
// refers to it (item.8, item.12).
func Delete(c *rest.Call, row *Row) error {
	husk := *row
	husk.Name = ""
	if err := Items.Put(c.Tx, &husk); err != nil {
		return err
	}
	return record(c, row, ledger.ItemDeleted)
}

// record adds an entry about an item to the ledger. It stands under the
// superuser who acted (item.25, ledger.13).
func record(c *rest.Call, row *Row, event ledger.Event) error {
	return ledger.Record(c.Tx, ledger.Row{ItemID: row.ID, UserID: c.Caller.UserID, ActorID: c.Caller.UserID, Event: event})
}

func orEmpty(o *wire.Object) *wire.Object {
	if o == nil {
		return wire.NewObject()
	}
	return o
}
