package configuration

import (
	"bytes"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Find is the configuration of a type with a name or an id in an application,
// which may be deleted where it is named by its id (appconfig.4, appconfig.5,
// application.17).
func Find(tx *sandbox.Tx, applicationNameOrID string, of Type, nameOrID string) (*Row, error) {
	missing := rest.NotFound("Application %q has no %s configuration %q.", applicationNameOrID, of, nameOrID)
	app, err := application.Find(tx, applicationNameOrID)
	if err != nil {
		return nil, missing
	}
	if !sandbox.IsID(nameOrID) {
		row, ok := byPlace.First(tx, place(app.ID, of, nameOrID))
		if !ok {
			return nil, missing
		}
		return row, nil
	}
	row, ok := Configurations.Get(tx, strings.ToLower(nameOrID))
	if !ok || row.Type != of || row.ApplicationID != app.ID {
		return nil, missing
	}
	return row, nil
}

// Create adds a configuration to an application (appconfig.9, appconfig.10).
// The row holds what the request says, but for the id. The row that it
// returns is that; the stored one has no empty lists and objects.
func Create(tx *sandbox.Tx, applicationNameOrID string, row Row) (*Row, error) {
	if err := row.settle(tx, applicationNameOrID); err != nil {
		return nil, err
	}
	if row.taken(tx) {
		return nil, row.duplicate()
	}
	row.ID = tx.NewID()
	return &row, Configurations.Insert(tx, row.stored())
}

// Replace puts a configuration in the place of the one with its id, whatever
// that one's type and application are (appconfig.12 to .16). It returns a row
// as Create does.
func Replace(tx *sandbox.Tx, applicationNameOrID string, row Row) (*Row, error) {
	if err := row.settle(tx, applicationNameOrID); err != nil {
		return nil, err
	}
	before, ok := Configurations.Get(tx, row.ID)
	switch {
	case !ok:
		return nil, rest.Unknown("There is no configuration with the id %q of the body.", row.ID).By("appconfig.13")
	case same(before, row.stored()):
		return nil, rest.Unknown("Configuration %s is so already: nothing would change.", row.ID).By("appconfig.13")
	case row.taken(tx):
		return nil, row.duplicate()
	}
	return &row, Configurations.Put(tx, row.stored())
}

// settle resolves what a request refers to: the items first (appconfig.21),
// then the application.
func (r *Row) settle(tx *sandbox.Tx, applicationNameOrID string) error {
	settings, err := resolved(tx, r.Settings)
	if err != nil {
		return err
	}
	app, err := application.Find(tx, applicationNameOrID)
	if err != nil {
		return err
	}
	r.Settings, r.ApplicationID = settings, app.ID
	return nil
}

// taken says whether another configuration stands in a row's place.
func (r *Row) taken(tx *sandbox.Tx) bool {
	other, ok := byPlace.First(tx, place(r.ApplicationID, r.Type, r.Name))
	return ok && other.ID != r.ID
}

func (r *Row) duplicate() *rest.Error {
	return rest.Duplicate("The application has a %s configuration %q.", r.Type, r.Name)
}

// stored is the row as the database keeps it: without empty lists and
// objects, which only the answer to the request shows.
func (r *Row) stored() *Row {
	s := *r
	s.Settings = withoutEmpty(s.Settings)
	return &s
}

// same compares rows with the order of the keys in free-form objects.
func same(a, b *Row) bool {
	x, errX := wire.Encode(a)
	y, errY := wire.Encode(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// Delete removes a configuration (appconfig.17).
func Delete(tx *sandbox.Tx, applicationNameOrID string, of Type, nameOrID string) error {
	row, err := Find(tx, applicationNameOrID, of, nameOrID)
	if err != nil {
		return err
	}
	Configurations.Delete(tx, row.ID)
	return nil
}
