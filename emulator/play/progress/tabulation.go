package progress

import (
	"iter"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// columns are the columns of progress as a table (progress.17).
var columns = []string{
	"ID", "PROFILEDISPLAYNAME", "PROFILEID", "PROFILEIMAGEURL",
	"REMAINING", "STEPCOUNT", "STEPDESCRIPTION", "STEPDISPLAYNAME",
}

// table is all progress, for superusers (progress.18). It is read from a
// snapshot, so that nobody waits for a client that reads slowly.
func table(c *rest.Call) (rest.Stream, error) {
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		return nil, forbidden(c, rest.Superuser).Quiet()
	}
	frozen := c.Sandbox().Snapshot().Fork(c.Sandbox().Name())
	return rest.Tabulation(columns, rows(frozen)), nil
}

func rows(box *sandbox.Sandbox) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		_ = box.View(func(tx *sandbox.Tx) error { // it returns no error
			for r := range Progresses.All(tx) {
				if !yield(line(tx, r)) {
					break
				}
			}
			return nil
		})
	}
}

// line is a progress as a row of the table. Without a step its texts are empty
// and its count is 0 (progress.19).
func line(tx *sandbox.Tx, r *Row) []string {
	owner, ok := profile.Profiles.Get(tx, r.ProfileID())
	if !ok {
		owner = &profile.Row{}
	}
	step := &mission.StepRow{}
	if m, ok := mission.Missions.Get(tx, r.MissionID()); ok {
		if current := m.StepAt(r.Sequence); current != nil {
			step = current
		}
	}
	return []string{
		r.ID, owner.DisplayName, r.ProfileID(), owner.ImageURL, strconv.Itoa(r.Remaining),
		strconv.Itoa(step.Count), text(step.Description), text(step.DisplayName),
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
