package index

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Build plans indexes, where the request says so, and applies the plans of the
// types that it names (index.6, index.8, index.9). What was done before an
// error stays done: the server has no transaction here.
func Build(tx *sandbox.Tx, req *BuildRequest) error {
	if req.Plan {
		if err := planAll(tx); err != nil {
			return err
		}
	}
	for _, of := range req.ToIndex {
		tx.Commit()
		if of == nil {
			return rest.Unknown("toIndex must not hold null; use %v.", Type("").Constants())
		}
		if err := apply(tx, *of); err != nil {
			return err
		}
	}
	return nil
}

// planAll makes a plan for every type. One that was not applied yet stays as
// it is (index.2).
func planAll(tx *sandbox.Tx) error {
	for _, of := range []Type{DistinctInventoryItem, Metadata} {
		row, planned := Plans.Get(tx, string(of))
		if planned && row.State == Ready {
			continue
		}
		next := Row{Type: of, State: Ready}
		if planned {
			next.Built = row.Built
		}
		next.Steps = steps(next.Built, paths(tx, of))
		if err := Plans.Put(tx, &next); err != nil {
			return err
		}
	}
	return nil
}

// steps lead from the indexes that there are to those that are wanted
// (index.5).
func steps(built, wanted []string) []PlannedStep {
	var all []PlannedStep
	for _, path := range wanted {
		operation := Create
		if slices.Contains(built, path) {
			operation = LeaveAsIs
		}
		all = append(all, PlannedStep{path, operation})
	}
	for _, path := range built {
		if !slices.Contains(wanted, path) {
			all = append(all, PlannedStep{path, Delete})
		}
	}
	return all
}

// apply does what the plan of a type says, once or again (index.6).
func apply(tx *sandbox.Tx, of Type) error {
	row, ok := Plans.Get(tx, string(of))
	if !ok {
		return rest.NotFound("There is no index plan for %s yet; build with \"plan\": true first.", of)
	}
	done := Row{Type: of, State: Applied, Steps: row.Steps}
	for _, s := range row.Steps {
		if s.Operation != Delete {
			done.Built = append(done.Built, s.Path)
		}
	}
	return Plans.Put(tx, &done)
}
