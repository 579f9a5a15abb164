package sku

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The schemas that every fresh world has (skuschema.1).
const (
	Apple    = "com.apple.appstore"
	Google   = "com.android.vending"
	Oculus   = "com.oculus.platform"
	Facebook = "com.facebook.platform"
	Steam    = "com.valvesoftware.steam"
)

// protected are the schemas that can't be deleted (skuschema.4).
func protected() []string { return []string{Apple, Google, Oculus, Facebook} }

// Seeded are the schemas of a fresh world, in the order of their ids, which
// are the same at every start.
func Seeded() []Row {
	schemas := append(protected(), Steam)
	ids := make([]string, len(schemas))
	for i, schema := range schemas {
		ids[i] = sandbox.BootID("product SKU schema", schema)
	}
	slices.Sort(ids) // the server makes them in this order
	rows := make([]Row, len(schemas))
	for i, schema := range schemas {
		rows[i] = Row{ID: ids[i], Schema: schema}
	}
	return rows
}

// Bootstrap adds the schemas of a fresh world (bootstrap.1).
func Bootstrap(tx *sandbox.Tx) error {
	for _, row := range Seeded() {
		if err := Schemas.Insert(tx, &row); err != nil {
			return err
		}
	}
	return nil
}

// Find is the schema with an id.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Schemas.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Product SKU schema %q not found; schemas are found by their id only.", id)
	}
	return row, nil
}

// Ensure is the schema with a text, made where there is none (skuschema.2).
func Ensure(tx *sandbox.Tx, schema string) (*Row, error) {
	if row, ok := bySchema.First(tx, indexed(schema)); ok {
		return row, nil
	}
	row := &Row{ID: tx.NewID(), Schema: schema}
	return row, Schemas.Insert(tx, row)
}

// Delete removes a schema, unless it is protected (skuschema.4, skuschema.5).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	if slices.Contains(protected(), row.Schema) {
		return rest.Forbidden("The schema %s is built in and can't be deleted.", row.Schema)
	}
	Schemas.Delete(tx, row.ID)
	return nil
}
