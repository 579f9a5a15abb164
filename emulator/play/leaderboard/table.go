package leaderboard

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a leaderboard as it is stored.
type Row struct {
	ID, Name          string
	TimeStrategy      TimeStrategy
	ScoreStrategy     ScoreStrategy
	Title, ScoreUnits string
	// FirstEpoch is in ms since the epoch, EpochInterval in ms; both are 0 of an
	// ALL_TIME leaderboard.
	FirstEpoch, EpochInterval int64
}

var byName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Leaderboards are all leaderboards.
var Leaderboards = sandbox.Define("leaderboard", func(r *Row) string { return r.ID }, sandbox.With(byName))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Leaderboards} }
