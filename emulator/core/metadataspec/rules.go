package metadataspec

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for a spec that is not there.
func NotFound(nameOrID string) *rest.Error {
	return rest.NotFound("Metadata spec %q not found.", nameOrID).Quiet()
}

// Find is the spec with a name or an id that is not deleted: 24 hex digits are
// an id only (metadata_spec.2, metadata_spec.3).
func Find(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	if !sandbox.IsID(nameOrID) {
		return FindByName(tx, nameOrID)
	}
	row, ok := Specs.Get(tx, strings.ToLower(nameOrID))
	if !ok || row.Deleted() {
		return nil, NotFound(nameOrID)
	}
	return row, nil
}

// FindByName is the spec with a name (metadata_spec.15).
func FindByName(tx *sandbox.Tx, name string) (*Row, error) {
	row, ok := byName.First(tx, nameKey(name))
	if !ok {
		return nil, NotFound(name)
	}
	return row, nil
}

// Create adds a spec (metadata_spec.4 to .10). What is empty is not kept
// (metadata_spec.24).
func Create(tx *sandbox.Tx, req *Request) (*Row, error) {
	if err := req.check(); err != nil {
		return nil, err
	}
	if _, taken := byName.First(tx, nameKey(*req.Name)); taken {
		return nil, rest.Duplicate("A metadata spec with the name %q exists.", *req.Name)
	}
	row := &Row{ID: tx.NewID(), Name: req.Name, Type: *req.Type, Properties: withoutEmpty(req.Properties)}
	return row, Specs.Insert(tx, row)
}

// withoutEmpty is a list of properties without what is empty in it.
func withoutEmpty(list []Property) []Property {
	if len(list) == 0 {
		return nil
	}
	return hollowed(list)
}

// hollowed are properties without the empty lists and empty default values in
// them: the server's database leaves those out wherever it writes a property.
func hollowed(list []Property) []Property {
	kept := make([]Property, len(list))
	for i, p := range list {
		p.Properties = withoutEmpty(p.Properties)
		if isEmpty(p.DefaultValue) {
			p.DefaultValue = nil
		}
		kept[i] = p
	}
	return kept
}

// isEmpty tells a list or object with nothing in it.
func isEmpty(value any) bool {
	switch v := value.(type) {
	case []any:
		return len(v) == 0
	case *wire.Object:
		return v.Len() == 0
	default:
		return false
	}
}

// Update replaces a spec (metadata_spec.11, metadata_spec.12). Unlike Create
// it keeps the list of the root where that is empty.
func Update(tx *sandbox.Tx, row *Row, req *Request) (*Row, error) {
	if err := req.check(); err != nil {
		return nil, err
	}
	if other, taken := byName.First(tx, nameKey(*req.Name)); taken && other.ID != row.ID {
		return nil, rest.Unknown("A metadata spec with the name %q exists.", *req.Name).By("metadata_spec.12")
	}
	changed := &Row{ID: row.ID, Name: req.Name, Type: *req.Type, Properties: hollowed(req.Properties)}
	return changed, Specs.Put(tx, changed)
}

// Delete takes a spec's name away; what refers to it keeps it
// (metadata_spec.13, metadata_spec.14).
func Delete(tx *sandbox.Tx, id string) error {
	if !sandbox.IsID(id) {
		return rest.NotFound("%q is no id of a metadata spec; a name does not do here.", id)
	}
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	husk := *row
	husk.Name = nil
	return Specs.Put(tx, &husk)
}
