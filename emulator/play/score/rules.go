package score

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
)

// Submit gives points to the current profile (score.1 to .6). A request that
// names the profile itself counts twice where points add up (score.4).
func Submit(c *rest.Call, leaderboardNameOrID string, req *Request) (*Row, error) {
	current, err := profile.Current(c)
	if err != nil {
		return nil, err
	}
	if req == nil {
		return nil, rest.Unknown("The request has no body.").By("score.17")
	}
	if req.Profile != nil && req.Profile.ID != current.ID {
		return nil, rest.Forbidden("Profile %q is not the current one, %s.", req.Profile.ID, current.ID)
	}
	if err := c.Validate(req); err != nil {
		return nil, err
	}
	if _, err := profile.FindActive(c.Tx, current.ID); err != nil {
		return nil, err
	}
	board, err := leaderboard.Find(c.Tx, leaderboardNameOrID)
	if err != nil {
		return nil, err
	}
	if req.Profile == nil {
		return Add(c.Tx, board, current.ID, float64(req.PointValue))
	}
	if _, err := Add(c.Tx, board, current.ID, float64(req.PointValue)); err != nil {
		return nil, err
	}
	if board.ScoreStrategy == leaderboard.Accumulate {
		c.Defect("score.4")
	}
	return Add(c.Tx, board, current.ID, float64(req.PointValue))
}

// Add adds points to a profile's score in the present epoch (score.8 to .15).
func Add(tx *sandbox.Tx, board *leaderboard.Row, profileID string, points float64) (*Row, error) {
	epoch, started, err := board.EpochAt(tx.Now())
	if err != nil {
		return nil, err
	}
	if !started {
		return nil, rest.NotFound("Leaderboard %s has not started its first epoch yet.", board.Name)
	}
	row := &Row{ID: ID(profileID, board.ID, epoch), Points: points, SubmittedAt: tx.Now()}
	if before, ok := Scores.Get(tx, row.ID); ok {
		row.Points, row.Since = merge(board.ScoreStrategy, before.Points, points), before.Since
	} else {
		row.Since = tx.NewID()
	}
	return row, Scores.Put(tx, row)
}

// merge is what becomes of points when others are added. What is no number is
// less than any number, as in the server's database.
func merge(strategy leaderboard.ScoreStrategy, before, added float64) float64 {
	switch {
	case strategy == leaderboard.Accumulate:
		return before + added
	case descending(added) < descending(before):
		return added
	default:
		return before
	}
}
