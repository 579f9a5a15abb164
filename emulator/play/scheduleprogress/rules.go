package scheduleprogress

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/play/progress"
	"github.com/NamazuStudios/elements-emulator/emulator/play/schedule"
)

// sync gives a profile the progress of the events of a schedule that are active
// now, and takes away that of those which are not.
func sync(c *rest.Call, profileID string, owner *schedule.Row) error {
	events := schedule.ActiveEvents(c.Tx, owner.ID)
	for _, e := range events {
		if err := check(c, e); err != nil {
			return err
		}
	}
	for _, e := range events {
		if err := assign(c, profileID, e); err != nil {
			return err
		}
	}
	for _, row := range slices.Collect(progress.ByProfile.Each(c.Tx, profileID)) {
		if err := unassign(c, row, owner, events); err != nil {
			return err
		}
	}
	return nil
}

// check refuses an event without missions, or with one that is deleted
// (schedprogress.16, schedprogress.17).
func check(c *rest.Call, e *schedule.EventRow) error {
	if e.MissionIDs == nil {
		return rest.Invalid("missions: must not be null").By("schedprogress.17")
	}
	view, err := e.View(c.Tx)
	if err != nil {
		return err
	}
	for _, m := range view.Missions {
		if m.Name == nil {
			return rest.Invalid("name: must not be null").By("schedprogress.16")
		}
	}
	return nil
}

// assign begins the missions of an event, and links to it what has begun
// already (schedprogress.4 to .6, schedprogress.15).
func assign(c *rest.Call, profileID string, e *schedule.EventRow) error {
	for _, id := range e.MissionIDs {
		m, ok := mission.Missions.Get(c.Tx, id)
		if !ok {
			continue
		}
		_, err := progress.Begin(c.Tx, profileID, m, func(row *progress.Row, isNew bool) {
			row.Managed = row.Managed || isNew
			row.ScheduleIDs = with(row.ScheduleIDs, e.ScheduleID)
			row.EventIDs = with(row.EventIDs, e.ID)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// with is a list with one more element, if it has it not.
func with(list []string, id string) []string {
	if slices.Contains(list, id) {
		return list
	}
	return append(slices.Clone(list), id)
}

// unassign takes a progress away from a schedule where none of the schedule's
// active events is linked to it (schedprogress.7 to .10).
func unassign(c *rest.Call, row *progress.Row, owner *schedule.Row, active []*schedule.EventRow) error {
	if slices.ContainsFunc(active, func(e *schedule.EventRow) bool { return slices.Contains(row.EventIDs, e.ID) }) {
		return nil
	}
	if row.Managed {
		if !slices.Contains(row.ScheduleIDs, owner.ID) {
			c.Defect("schedprogress.9")
		}
		progress.Progresses.Delete(c.Tx, row.ID)
		return nil
	}
	left := slices.DeleteFunc(slices.Clone(row.ScheduleIDs), func(id string) bool { return id == owner.ID })
	if len(left) == len(row.ScheduleIDs) {
		return nil
	}
	c.Defect("schedprogress.7")
	if len(left) == 0 {
		return nil // the server does not write an empty list
	}
	changed := *row
	changed.ScheduleIDs = left
	return progress.Progresses.Put(c.Tx, &changed)
}
