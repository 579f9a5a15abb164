// Package savedata is save data: texts that a game keeps for a user or for a
// profile, in numbered slots, with a version that guards against lost writes.
package savedata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Document is a document as clients see it (20, SaveDataDocument). Timestamp
// is the last write, in ms since the epoch.
type Document struct {
	ID        string           `json:"id"`
	Slot      int              `json:"slot" schema:"min=0,max=2147483647"`
	User      *user.User       `json:"user"`
	Profile   *profile.Profile `json:"profile"`
	Timestamp int64            `json:"timestamp" schema:"min=0,max=9223372036854775807"`
	Version   string           `json:"version" schema:"pattern=hex"`
	Contents  string           `json:"contents" schema:"required"`
}

// CreateRequest writes a document, whether or not the slot is in use (20,
// CreateSaveDataDocumentRequest).
type CreateRequest struct {
	Slot      int     `json:"slot" schema:"required"`
	UserID    *string `json:"userId"`
	ProfileID *string `json:"profileId"`
	Contents  *string `json:"contents" check:"notnull"`
}

// UpdateRequest replaces contents (20, UpdateSaveDataDocumentRequest). Version
// is the one that the client saw last, and is not looked at where Force is
// true.
type UpdateRequest struct {
	Force    *bool   `json:"force"`
	Version  *string `json:"version"`
	Contents *string `json:"contents" check:"notnull"`
}

// View is the row as clients see it. Its owners are shown even where they are
// deleted (save_data.35).
func (r *Row) View(tx *sandbox.Tx) Document {
	d := Document{ID: r.ID(), Slot: r.Slot, Timestamp: r.Timestamp, Version: r.Version, Contents: r.Contents}
	if owner, ok := user.Users.Get(tx, r.UserID); ok {
		view := owner.View()
		d.User = &view
	}
	if owner, ok := profile.Profiles.Get(tx, r.ProfileID); ok {
		view := profile.InSession(tx, owner)
		d.Profile = &view
	}
	return d
}
