package profile

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Restore adds a profile as it was, whatever its application allows: in a
// slot, or in none where it is nil; with the object of its image, or without
// where it is nil. Of the object, the owner is set here.
func Restore(tx *sandbox.Tx, row *Row, slot *int, image *largeobject.Row) error {
	if image != nil {
		owned := *image
		owned.Owner = row.ID
		if err := largeobject.Objects.Insert(tx, &owned); err != nil {
			return err
		}
		row.ImageID = image.ID
	}
	if slot != nil {
		if err := TakeSlot(tx, row, *slot); err != nil {
			return err
		}
	}
	return Profiles.Insert(tx, row)
}
