package sandbox_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

type spanRow struct{ ID, Key string }

// A span is what a sorted list has between two keys, from any place on.
func TestSpanIsAPartOfASortedList(t *testing.T) {
	t.Parallel()
	byKey := sandbox.Many("key", func(r *spanRow) string { return r.Key })
	table := sandbox.Define("row", func(r *spanRow) string { return r.ID }, sandbox.With(byKey))
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.StringMatching(`[a-e]{1,3}`), 0, 200).Draw(t, "keys")
		from, to := rapid.StringMatching(`[a-e]{0,3}`).Draw(t, "from"), rapid.StringMatching(`[a-e]{0,3}`).Draw(t, "to")
		place := rapid.IntRange(-2, 200).Draw(t, "place")
		box := sandbox.New(sandbox.NewSchema([]sandbox.AnyTable{table}), "", sandbox.NewSeed("span"), sandbox.NewClock(start).Freeze(start))
		_ = box.Update(func(tx *sandbox.Tx) error {
			var want []string
			for i, key := range keys {
				if err := table.Insert(tx, &spanRow{fmt.Sprintf("%03d", i), key}); err != nil {
					t.Fatal(err)
				}
				if key >= from && key < to {
					want = append(want, fmt.Sprintf("%s %03d", key, i))
				}
			}
			slices.Sort(want)
			span := byKey.Span(from, to)
			if got := span.Len(tx); got != len(want) {
				t.Fatalf("%d rows, want %d", got, len(want))
			}
			var got []string
			for row := range span.From(tx, place) {
				got = append(got, row.Key+" "+row.ID)
			}
			if place < 0 || place > len(want) {
				place = len(want)
			}
			if !slices.Equal(got, want[place:]) {
				t.Fatalf("from %d: %v, want %v", place, got, want[place:])
			}
			row, ok := span.At(tx, place)
			if ok != (place < len(want)) || ok && row.Key+" "+row.ID != want[place] {
				t.Fatalf("at %d: %v %t", place, row, ok)
			}
			return nil
		})
	})
}
