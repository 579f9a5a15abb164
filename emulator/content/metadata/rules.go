package metadata

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for an object that is not there.
func NotFound(nameOrID string) *rest.Error { return rest.NotFound("Metadata %q not found.", nameOrID) }

// Find is the object with a name or an id that a level may read: 24 hex digits
// are an id only (metadata.1 to .3).
func Find(tx *sandbox.Tx, nameOrID string, level rest.Level) (*Row, error) {
	row, ok := lookUp(tx, nameOrID)
	if !ok || !row.ReadableBy(level) {
		return nil, NotFound(nameOrID).Quiet()
	}
	return row, nil
}

func lookUp(tx *sandbox.Tx, nameOrID string) (*Row, bool) {
	if sandbox.IsID(nameOrID) {
		return Objects.Get(tx, strings.ToLower(nameOrID))
	}
	return byName.First(tx, nameOrID)
}

// findByID is the object with an id that is not deleted (metadata.8).
func findByID(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Objects.Get(tx, strings.ToLower(id))
	switch {
	case !sandbox.IsID(id):
		return nil, rest.NotFound("%q is no id of metadata; a name does not do here.", id)
	case !ok || row.Deleted():
		return nil, NotFound(id).Quiet()
	default:
		return row, nil
	}
}

// Values are what an object is made of.
type Values struct {
	Name     *string
	Metadata *wire.Object
	Spec     *metadataspec.Spec
	Level    *rest.Level
}

// row is the values as a row; what must be there is (metadata.5, metadata.6).
func (v Values) row(id string) (*Row, error) {
	var failures []string
	for _, field := range []struct {
		name    string
		missing bool
	}{{"name", v.Name == nil}, {"metadata", v.Metadata == nil}, {"accessLevel", v.Level == nil}} {
		if field.missing {
			failures = append(failures, field.name+": must not be null")
		}
	}
	if len(failures) > 0 {
		return nil, rest.Invalid(failures...)
	}
	row := &Row{ID: id, Name: *v.Name, Metadata: v.Metadata, Level: *v.Level}
	if v.Spec == nil {
		return row, nil
	}
	if v.Spec.ID == nil || !sandbox.IsID(*v.Spec.ID) {
		return nil, rest.Unknown("The metadataSpec needs the id of a spec.").By("metadata.11")
	}
	row.SpecID = strings.ToLower(*v.Spec.ID)
	return row, nil
}

// Create adds an object. Whether its spec exists is not looked at (metadata.5,
// metadata.9, metadata.11).
func Create(tx *sandbox.Tx, v Values) (*Row, error) {
	row, err := v.row(tx.NewID())
	if err != nil {
		return nil, err
	}
	if _, taken := byName.First(tx, row.Name); taken {
		return nil, rest.Duplicate("Metadata with the name %q exists.", row.Name)
	}
	return row, Objects.Insert(tx, row)
}

// Update replaces an object (metadata.6 to .9).
func Update(tx *sandbox.Tx, id string, v Values) (*Row, error) {
	changed, err := v.row(strings.ToLower(id))
	if err != nil {
		return nil, err
	}
	if _, err := findByID(tx, id); err != nil {
		return nil, NotFound(id)
	}
	if other, taken := byName.First(tx, changed.Name); taken && other.ID != changed.ID {
		return nil, rest.Conflict("Metadata with the name %q exists.", changed.Name)
	}
	return changed, Objects.Put(tx, changed)
}

// Delete takes an object's name away, which may then be used again
// (metadata.13). It fails where the object can't be read (metadata.11).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := findByID(tx, id)
	if err != nil {
		return err
	}
	if _, err := row.View(tx); err != nil {
		return err
	}
	husk := *row
	husk.Name = ""
	return Objects.Put(tx, &husk)
}
