package bundle

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Find is the bundle with an id.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Bundles.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Product bundle %q not found.", id)
	}
	return row, nil
}

// FindByKey is the first bundle of an application for a product, which is
// compared exactly (product_bundle.4).
func FindByKey(tx *sandbox.Tx, applicationNameOrID, schema, productID string) (*Row, error) {
	app, err := application.Find(tx, applicationNameOrID)
	if err != nil {
		return nil, err
	}
	for row := range byApplication.Each(tx, app.ID) {
		if row.Schema == schema && row.ProductID == productID {
			return row, nil
		}
	}
	return nil, rest.NotFound("Application %q has no product bundle for schema %q and product %q.", applicationNameOrID, schema, productID)
}

// Create adds a bundle that was checked (product_bundle.6 to .8). The row that
// it returns is what the request said; the stored one has no empty lists and
// objects.
func Create(tx *sandbox.Tx, b *Bundle) (*Row, error) {
	row := rowOf(b)
	if taken(tx, row) {
		return nil, rest.Duplicate("The application has a product bundle for schema %q and product %q.", row.Schema, row.ProductID)
	}
	row.ID = tx.NewID()
	return row, Bundles.Insert(tx, row.stored())
}

// Replace replaces a bundle but for its application (product_bundle.9). It
// returns a row as Create does.
func Replace(tx *sandbox.Tx, id string, b *Bundle) (*Row, error) {
	before, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	row := rowOf(b)
	row.ID, row.Application = before.ID, before.Application
	if taken(tx, row) {
		return nil, rest.Unknown("The application has another product bundle for schema %q and product %q.", row.Schema, row.ProductID).
			By("product_bundle.9")
	}
	return row, Bundles.Put(tx, row.stored())
}

// Save adds a bundle, or replaces the one that its application has for the
// product (appconfig.22). One that was made from another copy of the
// application stays beside it (product_bundle.7).
func Save(tx *sandbox.Tx, b *Bundle) error {
	row := rowOf(b)
	if !taken(tx, row) {
		_, err := Create(tx, b)
		return err
	}
	existing, err := FindByKey(tx, row.ApplicationID(), row.Schema, row.ProductID)
	if err != nil {
		return err
	}
	_, err = Replace(tx, existing.ID, b)
	return err
}

// taken says whether another bundle has a row's key.
func taken(tx *sandbox.Tx, row *Row) bool {
	other, ok := byKey.First(tx, key(row.stored()))
	return ok && other.ID != row.ID
}

// Delete removes a bundle (product_bundle.10).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	Bundles.Delete(tx, row.ID)
	return nil
}
