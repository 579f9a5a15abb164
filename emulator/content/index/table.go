package index

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is the plan of a type as it is stored, with what was built by it.
type Row struct {
	Type  Type
	State State
	// Steps are shared and never changed.
	Steps []PlannedStep
	// Built are the paths that have an index, such as metadata.level, in the
	// order in which they were built; shared and never changed.
	Built []string
}

// PlannedStep says what is to be done with the index on a path.
type PlannedStep struct {
	Path      string
	Operation Operation
}

// Plans are the plans that were made, by type.
var Plans = sandbox.Define("index plan", func(r *Row) string { return string(r.Type) })

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Plans} }

// Built are the paths of a type that have an index, such as metadata.level.
// They are what query.Route.Indexed takes (query.52).
func Built(tx *sandbox.Tx, of Type) []string {
	row, ok := Plans.Get(tx, string(of))
	if !ok {
		return nil
	}
	return slices.Clip(row.Built)
}
