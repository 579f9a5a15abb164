package schedule

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// FindEvent is an event of a schedule (event.1).
func FindEvent(tx *sandbox.Tx, scheduleNameOrID, id string) (*EventRow, error) {
	owner, err := Find(tx, scheduleNameOrID)
	if err != nil {
		return nil, err
	}
	row, ok := Events.Get(tx, strings.ToLower(id))
	if !ok || row.ScheduleID != owner.ID {
		return nil, rest.NotFound("Schedule %s has no event %s.", scheduleNameOrID, id).Quiet()
	}
	return row, nil
}

// CreateEvent adds an event to a schedule (event.2 to .6).
func CreateEvent(tx *sandbox.Tx, scheduleNameOrID string, req *CreateEventRequest) (*EventRow, error) {
	owner, err := Find(tx, scheduleNameOrID)
	if err != nil {
		return nil, err
	}
	missions, err := matching(tx, req.MissionNamesOrIDs)
	if err != nil {
		return nil, err
	}
	row := &EventRow{ID: tx.NewID(), ScheduleID: owner.ID, Begin: req.Begin, End: req.End}
	if len(missions) > 0 {
		row.MissionIDs = missions
	}
	return row, Events.Insert(tx, row)
}

// UpdateEvent replaces an event of a schedule (event.8). Its missions are an
// empty list where none match.
func UpdateEvent(tx *sandbox.Tx, scheduleNameOrID, id string, req *UpdateEventRequest) (*EventRow, error) {
	row, err := FindEvent(tx, scheduleNameOrID, id)
	if err != nil {
		return nil, err
	}
	missions, err := matching(tx, req.MissionNamesOrIDs)
	if err != nil {
		return nil, err
	}
	changed := &EventRow{ID: row.ID, ScheduleID: row.ScheduleID, Begin: req.Begin, End: req.End, MissionIDs: missions}
	return changed, Events.Put(tx, changed)
}

// matching are the ids of the missions that match; one that is deleted is a 400
// (event.3 to .5).
func matching(tx *sandbox.Tx, namesOrIDs []*string) ([]string, error) {
	var given []string
	for _, text := range namesOrIDs {
		if text != nil {
			given = append(given, *text)
		}
	}
	ids := []string{}
	for _, row := range mission.Matching(tx, given) {
		if _, err := row.View(tx); err != nil {
			return nil, err
		}
		if row.Deleted() {
			return nil, rest.Invalid("name: must not be null")
		}
		ids = append(ids, row.ID)
	}
	return ids, nil
}

// DeleteEvent removes an event of a schedule for good (event.11).
func DeleteEvent(tx *sandbox.Tx, scheduleNameOrID, id string) error {
	row, err := FindEvent(tx, scheduleNameOrID, id)
	if err != nil {
		return err
	}
	Events.Delete(tx, row.ID)
	return nil
}

// ActiveEvents are the events of a schedule that are active at the instant of a
// transaction, in the order of their ids.
func ActiveEvents(tx *sandbox.Tx, scheduleID string) []*EventRow {
	events := slices.Collect(bySchedule.Each(tx, scheduleID))
	return slices.DeleteFunc(events, func(r *EventRow) bool { return !r.ActiveAt(tx.Now()) })
}
