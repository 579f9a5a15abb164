package schedule

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a schedule as it is stored.
type Row struct {
	ID string
	// Name is nil of a deleted schedule.
	Name                     *string
	DisplayName, Description string
}

// Deleted says whether the schedule is deleted.
func (r *Row) Deleted() bool { return r.Name == nil }

// EventRow is an event as it is stored.
type EventRow struct {
	ID, ScheduleID string
	// Begin and End are in ms since the epoch; nil for always.
	Begin, End *int64
	// MissionIDs are in their order; nil where there were none when the event
	// was made (event.2).
	MissionIDs []string
}

// ActiveAt says whether an event is active at an instant in ms since the epoch
// (schedprogress.3).
func (r *EventRow) ActiveAt(ms int64) bool {
	return (r.Begin == nil || *r.Begin <= ms) && (r.End == nil || *r.End >= ms)
}

// The indexes of schedules and events. Of the schedules that are deleted none
// is in byName or byLive.
var (
	byName = sandbox.Unique("name", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return *r.Name
	})
	byLive = sandbox.Many("live", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return "live"
	})
	bySchedule = sandbox.Many("schedule", func(r *EventRow) string { return r.ScheduleID })
)

// Schedules are all schedules, deleted ones included; Events are all events.
var (
	Schedules = sandbox.Define("schedule", func(r *Row) string { return r.ID }, sandbox.With(byName, byLive))
	Events    = sandbox.Define("schedule event", func(r *EventRow) string { return r.ID }, sandbox.With(bySchedule))
)

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Schedules, Events} }
