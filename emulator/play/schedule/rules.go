package schedule

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Find is the schedule with a name or an id that is not deleted (schedule.4).
func Find(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	row, ok := byName.First(tx, nameOrID)
	if sandbox.IsID(nameOrID) {
		row, ok = Schedules.Get(tx, strings.ToLower(nameOrID))
	}
	if !ok || row.Deleted() {
		return nil, rest.NotFound("Schedule %s not found.", nameOrID).Quiet()
	}
	return row, nil
}

// Create adds a schedule (schedule.3).
func Create(tx *sandbox.Tx, req *Request) (*Row, error) {
	row := &Row{ID: tx.NewID(), Name: req.Name, DisplayName: *req.DisplayName, Description: *req.Description}
	return row, rest.Taken("A schedule", Schedules.Insert(tx, row))
}

// Update replaces a schedule (schedule.5).
func Update(tx *sandbox.Tx, nameOrID string, req *Request) (*Row, error) {
	row, err := Find(tx, nameOrID)
	if err != nil {
		return nil, err
	}
	changed := &Row{ID: row.ID, Name: req.Name, DisplayName: *req.DisplayName, Description: *req.Description}
	return changed, rest.Taken("A schedule", Schedules.Put(tx, changed))
}

// Delete takes a schedule's name away, and removes all its events for good
// (schedule.8).
func Delete(tx *sandbox.Tx, nameOrID string) error {
	row, err := Find(tx, nameOrID)
	if err != nil {
		return err
	}
	for _, e := range slices.Collect(bySchedule.Each(tx, row.ID)) {
		Events.Delete(tx, e.ID)
	}
	husk := *row
	husk.Name = nil
	return Schedules.Put(tx, &husk)
}
