package sandbox_test

import (
	"slices"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestRemoveOwned(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "thing of ann", Owner: "ann"}, thing{ID: "thing of bob", Owner: "bob"}, thing{ID: "thing of nobody"})
	update(t, s, func(tx *sandbox.Tx) {
		_ = accounts.Put(tx, &account{ID: "ann"})
		for _, row := range []part{
			{ID: "of ann's thing", Thing: "thing of ann"},
			{ID: "of bob's thing", Thing: "thing of bob"},
			{ID: "made by ann", Thing: "thing of bob", Maker: "ann"},
			{ID: "by both", Thing: "thing of ann", Maker: "ann"},
		} {
			_ = parts.Put(tx, &row)
		}
		sandbox.RemoveOwned(tx, "ann")
	})
	wantIDs(t, s, "thing of bob", "thing of nobody")
	view(t, s, func(tx *sandbox.Tx) any {
		if _, ok := accounts.Get(tx, "ann"); !ok {
			t.Error("the owner's own row is gone")
		}
		left := slices.Collect(parts.All(tx))
		if len(left) != 1 || left[0].ID != "of bob's thing" {
			t.Errorf("parts: %v", left)
		}
		return nil
	})
}

func TestRemoveOwnedByNobody(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a"})
	update(t, s, func(tx *sandbox.Tx) { sandbox.RemoveOwned(tx, "") })
	wantIDs(t, s, "a")
}

func TestRowsThatOwnEachOther(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Owner: "b"}, thing{ID: "b", Owner: "a"}, thing{ID: "c", Owner: "c"})
	update(t, s, func(tx *sandbox.Tx) {
		sandbox.RemoveOwned(tx, "a")
		sandbox.RemoveOwned(tx, "c")
	})
	wantIDs(t, s)
}

func TestRemovedRowsComeBackWhenTheTransactionFails(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Owner: "ann", Due: after(5)})
	_ = s.Update(func(tx *sandbox.Tx) error {
		sandbox.RemoveOwned(tx, "ann")
		return errFailed
	})
	wantIDs(t, s, "a")
	advance(t, s, 5)
	wantIDs(t, s)
}
