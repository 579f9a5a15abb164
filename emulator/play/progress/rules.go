package progress

import (
	"encoding/hex"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// Find is the progress with an id. One that is not there is a 404 without a
// message, what has no form of an id one with it.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if _, err := hex.DecodeString(id); err != nil || len(id) != 2*idDigits {
		return nil, rest.NotFound("%q is no id of a progress: that has %d hex digits.", id, 2*idDigits)
	}
	row, ok := Progresses.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Progress not found: %s", id).Quiet()
	}
	return row, nil
}

// Start is the progress of an active profile in a mission, begun where it is
// not there yet (progress.2, progress.4, advancement.1). Only the tags of one
// that is there follow the mission.
func Start(tx *sandbox.Tx, profileID string, m *mission.Row) (*Row, error) {
	owner, err := profile.FindActive(tx, profileID)
	if err != nil {
		return nil, err
	}
	return Begin(tx, owner.ID, m, func(*Row, bool) {})
}

// Begin is Start for a profile that is known to be active. Also changes the row
// before it is stored, and is told whether it is new.
func Begin(tx *sandbox.Tx, profileID string, m *mission.Row, also func(row *Row, isNew bool)) (*Row, error) {
	first, err := firstStep(m)
	if err != nil {
		return nil, err
	}
	row := &Row{ID: ID(profileID, m.ID), Remaining: first.Count}
	before, existed := Progresses.Get(tx, row.ID)
	if existed {
		copied := *before
		row = &copied
	}
	row.Tags = m.Tags
	also(row, !existed)
	return row, Progresses.Put(tx, row)
}

// firstStep is the step that a mission begins with. A mission without any can't
// be begun, nor can one whose first step was lost (mission.8).
func firstStep(m *mission.Row) (*mission.StepRow, error) {
	first := m.StepAt(0)
	switch {
	case first != nil:
		return first, nil
	case len(m.Steps) > 0:
		return nil, rest.Unknown("The first step of mission %s is null.", m.ID).By("mission.8")
	default:
		return nil, rest.InvalidData("one step must be defined")
	}
}

// SetRemaining changes what remains of the current step, and nothing else
// (progress.14).
func SetRemaining(tx *sandbox.Tx, id string, remaining *int) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil || remaining == nil {
		return row, err
	}
	changed := *row
	changed.Remaining = *remaining
	return &changed, Progresses.Put(tx, &changed)
}

// Of is the progress of an active profile in a mission, which must have begun
// (advancement.2).
func Of(tx *sandbox.Tx, profileID string, m *mission.Row) (*Row, error) {
	owner, err := profile.FindActive(tx, profileID)
	if err != nil {
		return nil, err
	}
	row, ok := Progresses.Get(tx, ID(owner.ID, m.ID))
	if !ok {
		return nil, rest.NotFound("Profile %s has not begun mission %s: start it first.", owner.ID, m.ID)
	}
	return row, nil
}
