package score

import (
	"fmt"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The places of the parts of an id, in hex digits.
const (
	idDigits    = 24
	epochDigits = 16
)

// ID is the id of a profile's score on a leaderboard in the epoch that begins
// at an instant in ms since the epoch (score.7).
func ID(profileID, leaderboardID string, epoch int64) string {
	return profileID + leaderboardID + fmt.Sprintf("%0*x", epochDigits, uint64(epoch))
}

// Row is a score as it is stored.
type Row struct {
	// ID is made by the function ID: it holds profile, leaderboard and epoch.
	ID     string
	Points float64
	// SubmittedAt is the instant of the last submission, in ms since the epoch.
	SubmittedAt int64
	// Since is an id that was drawn with the first submission: among equal
	// scores the older one comes first (rank.1).
	Since string
}

// ProfileID is the id of the profile.
func (r *Row) ProfileID() string { return r.ID[:idDigits] }

// LeaderboardID is the id of the leaderboard.
func (r *Row) LeaderboardID() string { return r.ID[idDigits : 2*idDigits] }

// Epoch is the beginning of the epoch, in ms since the epoch.
func (r *Row) Epoch() int64 {
	epoch, _ := strconv.ParseUint(r.ID[2*idDigits:], 16, 64) // it was written by ID
	return int64(epoch)
}

// board is the key under which the scores of a leaderboard and an epoch stand.
func (r *Row) board() string { return r.ID[idDigits:] }

// The indexes of the scores. byRank has those of each leaderboard and epoch in
// the order of their ranking.
var (
	byProfile = sandbox.Many("profile", (*Row).ProfileID)
	byRank    = sandbox.Many("rank", func(r *Row) string { return r.board() + descending(r.Points) + r.Since })
)

// Scores are all scores. They go away with their profile, but not with their
// leaderboard (leaderboard.13).
var Scores = sandbox.Define("score", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(byProfile), sandbox.With(byRank))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Scores} }

// Ranking is the scores of a leaderboard in an epoch, the best one first
// (rank.1).
type Ranking struct {
	sandbox.Span[Row]
	board string
}

// RankingOf is the ranking of a leaderboard in the epoch that begins at an
// instant in ms since the epoch.
func RankingOf(leaderboardID string, epoch int64) Ranking {
	board := ID("", leaderboardID, epoch)
	return Ranking{byRank.Span(board, board+afterPoints), board}
}

// afterPoints comes after all points, for nothing behind them begins so.
const afterPoints = "\xff\xff\xff\xff\xff\xff\xff\xff\xff"

// AtLeast returns the number of scores that are not below some points.
func (r Ranking) AtLeast(tx *sandbox.Tx, points float64) int {
	return byRank.Span(r.board, r.board+descending(points)+"\xff").Len(tx)
}
