// Package score is the points that profiles have on leaderboards.
package score

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
)

// Score is a score as clients see it (15, Score). CreationTimestamp is the
// instant of the last submission and LeaderboardEpoch the beginning of the
// epoch, both in ms since the epoch; an ALL_TIME leaderboard has the epoch 0.
type Score struct {
	ID                string           `json:"id"`
	Profile           *profile.Profile `json:"profile"`
	PointValue        wire.Double      `json:"pointValue"`
	ScoreUnits        *string          `json:"scoreUnits"`
	CreationTimestamp int64            `json:"creationTimestamp"`
	LeaderboardEpoch  int64            `json:"leaderboardEpoch"`
}

// Request submits points (15, Score). All but points and profile must be null
// (score.5).
type Request struct {
	ID                *string          `json:"id" check:"null"`
	Profile           *profile.Profile `json:"profile"`
	PointValue        wire.Double      `json:"pointValue"`
	ScoreUnits        *string          `json:"scoreUnits" check:"null"`
	CreationTimestamp *int64           `json:"creationTimestamp" check:"null"`
	LeaderboardEpoch  *int64           `json:"leaderboardEpoch" check:"null"`
}

// View is the row as the server answers a submission: with the whole profile
// and its user (score.16).
func (r *Row) View(tx *sandbox.Tx) Score {
	return r.With(tx, func(p *profile.Row) profile.Profile { return profile.InSession(tx, p) })
}

// With is the row with the profile that a view makes.
func (r *Row) With(tx *sandbox.Tx, view func(*profile.Row) profile.Profile) Score {
	s := Score{
		ID: r.ID, PointValue: wire.Double(r.Points), CreationTimestamp: r.SubmittedAt, LeaderboardEpoch: r.Epoch(),
	}
	if board, ok := leaderboard.Leaderboards.Get(tx, r.LeaderboardID()); ok {
		s.ScoreUnits = &board.ScoreUnits // leaderboard.15
	}
	if owner, ok := profile.Profiles.Get(tx, r.ProfileID()); ok {
		p := view(owner)
		s.Profile = &p
	}
	return s
}
