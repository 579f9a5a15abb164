package largeobject

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Creation is what a new object is made of.
type Creation struct {
	// ID is drawn where it is empty.
	ID, Path string
	MimeType *string
	Access   Permissions
	// Owner is the id of the row that the object goes away with, or empty.
	Owner string
}

// Create makes an object without contents (large_object.6).
func Create(tx *sandbox.Tx, c Creation) (*Row, error) {
	row := &Row{ID: c.ID, Path: c.Path, MimeType: c.MimeType, Access: c.Access, State: Empty, Owner: c.Owner}
	if row.ID == "" {
		row.ID = tx.NewID()
	}
	return row, Objects.Insert(tx, row)
}

// Update replaces MIME type and permissions; path, state and contents stay
// (large_object.10).
func Update(tx *sandbox.Tx, row *Row, mimeType *string, access Permissions) (*Row, error) {
	changed := *row
	changed.MimeType, changed.Access, changed.LastModified = mimeType, access, tx.Now()
	return &changed, Objects.Put(tx, &changed)
}

// Delete removes an object with its contents. What refers to it is left
// (large_object.31, large_object.32).
func Delete(tx *sandbox.Tx, id string) error {
	if !sandbox.IsID(id) {
		return rest.Unknown("%q is no id of a large object.", id).By("large_object.29")
	}
	if !Objects.Delete(tx, strings.ToLower(id)) {
		return rest.NotFound("Large object %q not found.", id)
	}
	return nil
}
