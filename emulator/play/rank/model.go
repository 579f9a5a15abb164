// Package rank is the places of profiles on leaderboards: among all of them,
// among friends, and among those who follow each other.
package rank

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
)

// Rank is a score with its place, counted from 1 (15, Rank).
type Rank struct {
	Position int         `json:"position"`
	Score    score.Score `json:"score"`
}

// view is a score as the caller sees it: nobody but its own user sees the user,
// and only those who are logged in the address of the image (rank.4, rank.5).
func view(c *rest.Call, row *score.Row, position int) Rank {
	return Rank{Position: position, Score: row.With(c.Tx, func(p *profile.Row) profile.Profile {
		if c.Caller.Anonymous() {
			return profile.InSession(c.Tx, p).Redacted()
		}
		shown := profile.Whole(c, p)
		if !c.Caller.Is(p.UserID) {
			return shown.Redacted()
		}
		return shown
	})}
}
