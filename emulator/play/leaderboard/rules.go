package leaderboard

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// NotFound is the 404 for a leaderboard that is not there.
func NotFound(nameOrID string) *rest.Error {
	return rest.NotFound("Leaderboard %s not found.", nameOrID)
}

// Find is the leaderboard with a name or an id: 24 hex digits are an id only
// (leaderboard.8).
func Find(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	row, ok := find(tx, nameOrID)
	if !ok {
		return nil, NotFound(nameOrID)
	}
	return row, nil
}

func find(tx *sandbox.Tx, nameOrID string) (*Row, bool) {
	if sandbox.IsID(nameOrID) {
		return Leaderboards.Get(tx, strings.ToLower(nameOrID))
	}
	return byName.First(tx, nameOrID)
}

// Create adds a leaderboard (leaderboard.2 to .6).
func Create(tx *sandbox.Tx, req *CreateRequest) (*Row, error) {
	row := &Row{
		Name: *req.Name, TimeStrategy: *req.TimeStrategy, ScoreStrategy: *req.ScoreStrategy,
		Title: *req.Title, ScoreUnits: *req.ScoreUnits,
	}
	first, interval := req.FirstEpochTimestamp, req.EpochInterval
	switch {
	case row.TimeStrategy == AllTime && (first != nil || interval != nil):
		return nil, rest.InvalidData("An ALL_TIME leaderboard has neither firstEpochTimestamp nor epochInterval.")
	case row.TimeStrategy == Epochal && (first == nil || interval == nil):
		return nil, rest.InvalidData("An EPOCHAL leaderboard needs both firstEpochTimestamp and epochInterval.")
	case row.TimeStrategy == Epochal:
		row.FirstEpoch, row.EpochInterval = *first, *interval
	}
	// The server looks for the name as for any other, so one that has the form
	// of an id meets the leaderboard with that id.
	if other, taken := find(tx, row.Name); taken {
		return nil, rest.Duplicate("A leaderboard with the name %q exists: %s.", row.Name, other.ID)
	}
	row.ID = tx.NewID()
	return row, rest.Taken("A leaderboard", Leaderboards.Insert(tx, row))
}

// Update changes title and units of the leaderboard that the request names
// (leaderboard.11, leaderboard.12).
func Update(tx *sandbox.Tx, req *UpdateRequest) (*Row, error) {
	row, ok := byName.First(tx, *req.Name)
	if !ok {
		return nil, NotFound(*req.Name).By("leaderboard.11")
	}
	changed := *row
	changed.Title, changed.ScoreUnits = *req.Title, *req.ScoreUnits
	return &changed, Leaderboards.Put(tx, &changed)
}

// Delete removes a leaderboard for good. Its scores stay, and nobody reaches
// them (leaderboard.13).
func Delete(tx *sandbox.Tx, nameOrID string) error {
	row, err := Find(tx, nameOrID)
	if err != nil {
		return NotFound(nameOrID).Quiet()
	}
	Leaderboards.Delete(tx, row.ID)
	return nil
}
