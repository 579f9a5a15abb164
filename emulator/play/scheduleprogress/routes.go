// Package scheduleprogress is the progress that schedules assign to profiles
// and take away again (contract 13).
package scheduleprogress

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/play/progress"
	"github.com/NamazuStudios/elements-emulator/emulator/play/schedule"
)

// Routes are the routes of schedule progress.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/schedule/{scheduleNameOrId}/progress", rest.User, list, rest.Writes), // schedprogress.1
	}
}

// listIn are the parameters of the list. Its tags have no effect.
type listIn struct {
	rest.Paging
	NameOrID string   `path:"scheduleNameOrId"`
	Tags     []string `query:"tags"`
}

// list brings the progress of the current profile up to date, and is a page of
// all progress that is linked to the schedule, whoever's it is
// (schedprogress.12).
func list(c *rest.Call, in listIn) (rest.Page[progress.Progress], error) {
	current, err := profile.Current(c)
	if err != nil {
		return rest.Page[progress.Progress]{}, err
	}
	owner, err := schedule.Find(c.Tx, in.NameOrID)
	if err != nil {
		return rest.Page[progress.Progress]{}, err
	}
	if active, err := profile.FindActive(c.Tx, current.ID); err == nil {
		if err := sync(c, active.ID, owner); err != nil {
			return rest.Page[progress.Progress]{}, err
		}
	}
	linked := func(r *progress.Row) bool {
		found := slices.Contains(r.ScheduleIDs, owner.ID)
		if found && r.ProfileID() != current.ID {
			c.Defect("schedprogress.12")
		}
		return found
	}
	return progress.PageOf(c, in.LaxPaging, progress.Progresses.All(c.Tx), rest.Where(linked))
}
