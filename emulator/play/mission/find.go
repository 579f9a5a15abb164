package mission

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Find is the live mission that the server finds by a name or an id. By a name
// that is the first one of all, whatever the name says; other says that it has
// another name (mission.10).
func Find(tx *sandbox.Tx, nameOrID string) (row *Row, other bool, err error) {
	if sandbox.IsID(nameOrID) {
		row, ok := Missions.Get(tx, strings.ToLower(nameOrID))
		if !ok || row.Deleted() {
			return nil, false, NotFound(nameOrID)
		}
		return row, false, nil
	}
	row, ok := byLive.First(tx, live)
	if !ok {
		return nil, false, NotFound(nameOrID)
	}
	return row, *row.Name != nameOrID, nil
}

// NotFound is the 404 for a mission that is not there.
func NotFound(nameOrID string) *rest.Error {
	return rest.NotFound("Mission not found: %s", nameOrID)
}

// Named is the live mission with a name or an id, as somebody means it.
func Named(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	if sandbox.IsID(nameOrID) {
		row, _, err := Find(tx, nameOrID)
		return row, err
	}
	row, ok := byName.First(tx, nameKey(nameOrID))
	if !ok {
		return nil, NotFound(nameOrID)
	}
	return row, nil
}

// Matching are the missions that names and ids match, each once, in the order
// of their ids; what matches none is left out (event.3 to .5). By its id a
// deleted one is found too.
func Matching(tx *sandbox.Tx, namesOrIDs []string) []*Row {
	found := map[string]*Row{}
	for _, text := range namesOrIDs {
		row, ok := byName.First(tx, nameKey(text))
		if sandbox.IsID(text) {
			row, ok = Missions.Get(tx, strings.ToLower(text))
		}
		if ok {
			found[row.ID] = row
		}
	}
	rows := make([]*Row, 0, len(found))
	for _, row := range found {
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b *Row) int { return strings.Compare(a.ID, b.ID) })
	return rows
}
