package schedule

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// The collections to which events refer.
const (
	schedules = "schedule"
	missions  = "mission"
)

// resolver finds what events refer to.
type resolver struct{ tx *sandbox.Tx }

// Exists says whether there is a row with an id (query.27).
func (r resolver) Exists(collection, id string) (found bool) {
	switch collection {
	case schedules:
		_, found = Schedules.Get(r.tx, id)
	case missions:
		_, found = mission.Missions.Get(r.tx, id)
	}
	return found
}

// ByName is the id of the row with a name (query.28).
func (r resolver) ByName(collection, name string) (string, bool) {
	switch collection {
	case schedules:
		if row, ok := byName.First(r.tx, name); ok {
			return row.ID, true
		}
	case missions:
		if row, err := mission.Named(r.tx, name); err == nil && *row.Name == name {
			return row.ID, true
		}
	}
	return "", false
}

// NamesContaining are the ids of the rows whose name contains a text
// (query.29).
func (r resolver) NamesContaining(collection, text string) (ids []string) {
	switch collection {
	case schedules:
		for row := range byLive.All(r.tx) {
			if strings.Contains(*row.Name, text) {
				ids = append(ids, row.ID)
			}
		}
	case missions:
		for row := range mission.Missions.All(r.tx) {
			if !row.Deleted() && strings.Contains(*row.Name, text) {
				ids = append(ids, row.ID)
			}
		}
	}
	return ids
}
