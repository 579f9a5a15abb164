package savedata

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a document as it is stored.
type Row struct {
	// Slot is not negative.
	Slot int
	// UserID is the owner, or the user of the owning profile.
	UserID string
	// ProfileID is the owning profile, or empty.
	ProfileID string
	// Timestamp is the last write, in ms since the epoch.
	Timestamp int64
	// Version is the digest of the contents, in lower-case hex (save_data.3).
	Version string
	// Contents are shared by all forks of a sandbox.
	Contents string
}

// OwnerID is the id of the profile or, without one, of the user that owns the
// document.
func (r *Row) OwnerID() string { return cmp.Or(r.ProfileID, r.UserID) }

// ID is the id of the document: its owner's followed by its slot
// (save_data.1).
func (r *Row) ID() string { return fmt.Sprintf("%s%08x", r.OwnerID(), uint32(r.Slot)) }

const (
	ownerDigits = 24
	idDigits    = ownerDigits + 8
)

// key is a document's place in lists: by slot, then by owner (save_data.32).
func (r *Row) key() string { return Key(r.OwnerID(), r.Slot) }

// Key is the key of the document in an owner's slot; there is none in a
// negative slot.
func Key(ownerID string, slot int) string {
	return fmt.Sprintf("%08x", uint32(slot)) + strings.ToLower(ownerID)
}

// keyOf is the key of a document by its id, false for a text that is none. What
// is beyond 16 bytes does not count (save_data.36).
func keyOf(id string) (string, bool) {
	if _, err := hex.DecodeString(id); err != nil || len(id) < idDigits {
		return "", false
	}
	id = strings.ToLower(id[:idDigits])
	return id[ownerDigits:] + id[:ownerDigits], true
}

// The indexes of the documents, each in the order of slots.
var (
	ByUser    = sandbox.Many("user", func(r *Row) string { return r.UserID })
	ByProfile = sandbox.Many("profile", func(r *Row) string { return r.ProfileID })
)

// Documents are all documents.
var Documents = sandbox.Define("save data document", (*Row).key,
	sandbox.OwnedBy(ByUser, ByProfile),
	sandbox.Weighed(func(r *Row) int64 { return int64(len(r.Contents)) }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Documents} }
