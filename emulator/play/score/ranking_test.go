package score_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
)

func newBox() *sandbox.Sandbox {
	schema := sandbox.NewSchema(append(score.Tables(), leaderboard.Tables()...))
	clock := sandbox.NewClock(now).Freeze(now)
	return sandbox.New(schema, "", sandbox.NewSeed("scores"), clock)
}

// player is what a plain list knows of a player.
type player struct {
	id     string
	points float64
	since  int
}

// rank.1, rank.2, rank.9: whatever the order of submissions, the ranking is
// that of a plain sorted list, older scores first among equal ones.
func TestRankingIsThatOfASortedList(t *testing.T) {
	t.Parallel()
	points := rapid.OneOf(
		rapid.Float64(),
		rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, -1, math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64}),
	)
	rapid.Check(t, func(t *rapid.T) {
		strategy := rapid.SampledFrom([]leaderboard.ScoreStrategy{leaderboard.OverwriteIfGreater, leaderboard.Accumulate}).Draw(t, "strategy")
		board := &leaderboard.Row{ID: "0b0000000000000000000001", TimeStrategy: leaderboard.AllTime, ScoreStrategy: strategy}
		players := map[string]*player{}
		_ = newBox().Update(func(tx *sandbox.Tx) error {
			for i := range rapid.IntRange(0, 60).Draw(t, "submissions") {
				id := fmt.Sprintf("0c%022d", rapid.IntRange(0, 20).Draw(t, "profile"))
				given := points.Draw(t, "points")
				if _, err := score.Add(tx, board, id, given); err != nil {
					t.Fatal(err)
				}
				p := players[id]
				switch {
				case p == nil:
					players[id] = &player{id, given, i}
				case strategy == leaderboard.Accumulate:
					p.points += given
				default:
					p.points = max(p.points, given)
				}
			}
			var want []*player
			for _, p := range players {
				want = append(want, p)
			}
			slices.SortFunc(want, func(a, b *player) int {
				return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.since, b.since))
			})
			ranking := score.RankingOf(board.ID, 0)
			if got := ranking.Len(tx); got != len(want) {
				t.Fatalf("%d scores, want %d", got, len(want))
			}
			for place, p := range want {
				row, _ := ranking.At(tx, place)
				if row.ProfileID() != p.id || row.Points != p.points && !math.IsNaN(p.points) {
					t.Fatalf("place %d: %s with %v, want %s with %v", place, row.ProfileID(), row.Points, p.id, p.points)
				}
				atLeast := 0
				for _, other := range want {
					if cmp.Compare(other.points, p.points) >= 0 {
						atLeast++
					}
				}
				if got := ranking.AtLeast(tx, row.Points); got != atLeast {
					t.Fatalf("%d scores are at least %v, want %d", got, row.Points, atLeast)
				}
			}
			return nil
		})
	})
}

// A ranking has nothing of other leaderboards and epochs.
func TestRankingsAreApart(t *testing.T) {
	t.Parallel()
	_ = newBox().Update(func(tx *sandbox.Tx) error {
		for i, board := range []string{"0b0000000000000000000001", "0b0000000000000000000002"} {
			for epoch := range int64(3) {
				row := &score.Row{ID: score.ID("0c0000000000000000000001", board, epoch), Points: float64(i), Since: tx.NewID()}
				if err := score.Scores.Insert(tx, row); err != nil {
					t.Fatal(err)
				}
			}
		}
		for epoch, want := range map[int64]int{0: 1, 2: 1, 3: 0} {
			if got := score.RankingOf("0b0000000000000000000001", epoch).Len(tx); got != want {
				t.Errorf("epoch %d: %d scores, want %d", epoch, got, want)
			}
		}
		return nil
	})
}
