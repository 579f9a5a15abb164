package score_test

import (
	"fmt"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
)

// BenchmarkScore adds points on boards of several sizes, and reads a page in
// the middle: neither grows with the board.
func BenchmarkScore(b *testing.B) {
	for _, size := range []int{1_000, 1_000_000} {
		box := newBox()
		board := &leaderboard.Row{ID: "0b0000000000000000000001", TimeStrategy: leaderboard.AllTime, ScoreStrategy: leaderboard.Accumulate}
		_ = box.Update(func(tx *sandbox.Tx) error {
			for i := range size {
				if _, err := score.Add(tx, board, fmt.Sprintf("0c%022d", i), float64(i)); err != nil {
					b.Fatal(err)
				}
			}
			return nil
		})
		b.Run(fmt.Sprintf("add/%d", size), func(b *testing.B) {
			for i := range b.N {
				_ = box.Update(func(tx *sandbox.Tx) error {
					_, err := score.Add(tx, board, fmt.Sprintf("0c%022d", i*7919%size), 1)
					return err
				})
			}
		})
		for name, place := range map[string]int{"first": 0, "late": size * 9 / 10} {
			b.Run(fmt.Sprintf("%s page/%d", name, size), func(b *testing.B) {
				for range b.N {
					_ = box.View(func(tx *sandbox.Tx) error {
						ranking, read := score.RankingOf(board.ID, 0), 0
						for range ranking.From(tx, place) {
							if read++; read == 20 {
								break
							}
						}
						if ranking.Len(tx) != size {
							b.Fatal("scores are missing")
						}
						return nil
					})
				}
			})
		}
	}
}
