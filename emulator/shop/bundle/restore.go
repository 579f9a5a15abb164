package bundle

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Restore adds a bundle as it was. Empty lists and objects are not kept, as
// when it is created.
func Restore(tx *sandbox.Tx, row *Row) error { return Bundles.Insert(tx, row.stored()) }
