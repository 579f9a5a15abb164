package savedata

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// NotFound is the 404 for a document that is not there.
func NotFound(id string) *rest.Error { return rest.NotFound("Save data document %q not found.", id) }

// Version is the version of contents (save_data.3).
func Version(contents string) string {
	digest := sha256.Sum256([]byte(contents))
	return hex.EncodeToString(digest[:])
}

// Find is the document with an id (save_data.21).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if key, ok := keyOf(id); ok {
		if row, found := Documents.Get(tx, key); found {
			return row, nil
		}
	}
	return nil, NotFound(id).Quiet()
}

// InSlot is the document in a slot of an owner: a user or a profile.
func InSlot(tx *sandbox.Tx, ownerID string, slot int) (*Row, error) {
	row, ok := Documents.Get(tx, Key(ownerID, slot))
	if !ok {
		return nil, rest.NotFound("There is no save data in slot %d of %s.", slot, ownerID).Quiet()
	}
	return row, nil
}

// Write puts contents into a document. Limit is the size in bytes that all
// contents of a sandbox may have together.
func Write(tx *sandbox.Tx, row Row, contents string, limit int64) (*Row, error) {
	if used := Documents.Weight(tx) - int64(len(row.Contents)); used+int64(len(contents)) > limit {
		return nil, rest.Full("The save data of a sandbox may have %d bytes together; %d are taken and %d more do not fit. Delete some, or raise the limit.",
			limit, used, len(contents))
	}
	row.Contents, row.Version, row.Timestamp = contents, Version(contents), tx.Now()
	return &row, Documents.Put(tx, &row)
}

// Save writes a document into its slot, over whatever is there (save_data.5):
// it says whether something was.
func Save(tx *sandbox.Tx, row Row, contents string, limit int64) (saved *Row, replaced bool, err error) {
	if row.Slot < 0 {
		return nil, false, rest.Invalid("slot: must be greater than or equal to 0")
	}
	before, replaced := Documents.Get(tx, row.key())
	if replaced {
		row.Contents = before.Contents
	}
	saved, err = Write(tx, row, contents, limit)
	return saved, replaced, err
}

// Update replaces the contents of a document. Without force that takes the
// version it has now (save_data.14 to .18).
func Update(tx *sandbox.Tx, row *Row, req *UpdateRequest, level rest.Level, limit int64) (*Row, error) {
	if req.Force == nil || !*req.Force {
		if err := row.check(req.Version, level); err != nil {
			return nil, err
		}
	}
	return Write(tx, *row, *req.Contents, limit)
}

// check compares a version with the row's, as bytes.
func (r *Row) check(version *string, level rest.Level) error {
	switch {
	case version == nil:
		return rest.InvalidData("An update needs the version that it replaces (now %s), or \"force\": true.", r.Version)
	case !constraint.Matches(constraint.Hex, *version):
		return rest.Invalid("version: " + constraint.Text(constraint.Hex))
	case len(*version)%2 != 0:
		return rest.Unknown("The version %q has an odd number of digits.", *version).By("save_data.18")
	case strings.ToLower(*version) == r.Version:
		return nil
	case level.AtLeast(rest.Superuser):
		return rest.Duplicate("Version %s was replaced by %s; read the document again.", *version, r.Version).By("save_data.17")
	default:
		return rest.Conflict("Version %s was replaced by %s; read the document again.", *version, r.Version)
	}
}

// Delete removes the document with an id. One that is malformed is no error
// (save_data.26), which the result tells.
func Delete(tx *sandbox.Tx, id string) (wellFormed bool, err error) {
	key, ok := keyOf(id)
	if !ok {
		return false, nil
	}
	if !Documents.Delete(tx, key) {
		return true, NotFound(id)
	}
	return true, nil
}
