package sandbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

type parcel struct {
	ID    string
	Grams int64
}

// The weight follows every way in which rows come and go.
func TestWeight(t *testing.T) {
	t.Parallel()
	parcels := sandbox.Define("parcel", func(p *parcel) string { return p.ID }, sandbox.Weighed(func(p *parcel) int64 { return p.Grams }))
	box := sandbox.New(sandbox.NewSchema([]sandbox.AnyTable{parcels}), "", sandbox.NewSeed("weight"), sandbox.NewClock(time.Time{}))
	weighs := func(box *sandbox.Sandbox, want int64) {
		t.Helper()
		_ = box.View(func(tx *sandbox.Tx) error {
			if got := parcels.Weight(tx); got != want {
				t.Errorf("got %d, want %d", got, want)
			}
			return nil
		})
	}
	put := func(box *sandbox.Sandbox, id string, grams int64, end error) {
		_ = box.Update(func(tx *sandbox.Tx) error { return errors.Join(parcels.Put(tx, &parcel{id, grams}), end) })
	}
	put(box, "a", 3, nil)
	put(box, "b", 4, nil)
	put(box, "a", 1, nil)
	weighs(box, 5)
	put(box, "a", 100, errors.New("undone"))
	weighs(box, 5)
	fork := box.Snapshot().Fork("fork")
	put(fork, "c", 10, nil)
	weighs(fork, 15)
	weighs(box, 5)
	_ = box.Update(func(tx *sandbox.Tx) error { parcels.Delete(tx, "b"); return nil })
	weighs(box, 1)
}
