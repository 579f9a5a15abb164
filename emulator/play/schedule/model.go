// Package schedule is schedules, and the events in them that assign missions
// for a time (contract 13).
package schedule

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// Schedule is a schedule as clients see it (13, Schedule). A deleted one has
// no name.
type Schedule struct {
	ID          string  `json:"id"`
	Name        *string `json:"name"`
	DisplayName string  `json:"displayName"`
	Description string  `json:"description"`
}

// Request makes or replaces a schedule (13, CreateScheduleRequest,
// UpdateScheduleRequest).
type Request struct {
	Name        *string `json:"name" check:"notnull,pattern=whole_word"`
	DisplayName *string `json:"displayName" check:"notnull"`
	Description *string `json:"description" check:"notnull"`
}

// Event is an event as clients see it (13, ScheduleEvent). Begin and end are in
// ms since the epoch, both inclusive, and null for always.
type Event struct {
	ID       string            `json:"id"`
	Begin    *int64            `json:"begin"`
	End      *int64            `json:"end"`
	Schedule *Schedule         `json:"schedule"`
	Missions []mission.Mission `json:"missions"`
}

// CreateEventRequest makes an event (13, CreateScheduleEventRequest).
type CreateEventRequest struct {
	Begin             *int64    `json:"begin" check:"min=0"`
	End               *int64    `json:"end" check:"min=0"`
	MissionNamesOrIDs []*string `json:"missionNamesOrIds" check:"notnull,each=notnull"`
}

// UpdateEventRequest replaces an event (13, UpdateScheduleEventRequest). What is
// null among the missions is ignored.
type UpdateEventRequest struct {
	Begin             *int64    `json:"begin" check:"min=0"`
	End               *int64    `json:"end" check:"min=0"`
	MissionNamesOrIDs []*string `json:"missionNamesOrIds" check:"notnull"`
}

// View is the row as clients see it.
func (r *Row) View() Schedule {
	return Schedule{ID: r.ID, Name: r.Name, DisplayName: r.DisplayName, Description: r.Description}
}

// View is the row as clients see it, with its missions as they are now
// (event.12). One with a mission that is spoilt can't be shown (mission.17).
func (r *EventRow) View(tx *sandbox.Tx) (Event, error) {
	e := Event{ID: r.ID, Begin: r.Begin, End: r.End}
	if row, ok := Schedules.Get(tx, r.ScheduleID); ok {
		view := row.View()
		e.Schedule = &view
	}
	if r.MissionIDs == nil {
		return e, nil
	}
	e.Missions = []mission.Mission{}
	for _, id := range r.MissionIDs {
		row, ok := mission.Missions.Get(tx, id)
		if !ok {
			continue
		}
		shown, err := row.View(tx)
		if err != nil {
			return Event{}, err
		}
		e.Missions = append(e.Missions, shown)
	}
	return e, nil
}
