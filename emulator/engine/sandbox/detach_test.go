package sandbox_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// A detached transaction reads what was there, while others write.
func TestDetach(t *testing.T) {
	t.Parallel()
	type transact func(s *sandbox.Sandbox, f func(tx *sandbox.Tx) error) error
	for name, run := range map[string]transact{"view": (*sandbox.Sandbox).View, "update": (*sandbox.Sandbox).Update} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newBox()
			put(t, s, numbered(300)...)
			err := run(s, func(tx *sandbox.Tx) error {
				seen := 0
				for row := range things.All(tx) {
					if seen++; seen == 10 {
						tx.Detach()
						tx.Detach()
					}
					if seen > 10 {
						update(t, s, func(tx *sandbox.Tx) { things.Delete(tx, row.ID) })
					}
				}
				if seen != 300 || things.Len(tx) != 300 || byGroup.Len(tx) != 300 {
					t.Errorf("saw %d rows of %d", seen, things.Len(tx))
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if left := len(ids(t, s)); left != 10 {
				t.Errorf("%d rows are left", left)
			}
		})
	}
}

// What was written before stays, even where the rest fails; nothing is written
// afterwards.
func TestDetachKeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	s := newBox()
	_ = s.Update(func(tx *sandbox.Tx) error {
		_ = things.Put(tx, &thing{ID: "a"})
		tx.Detach()
		mustPanic(t, func() { _ = things.Put(tx, &thing{ID: "b"}) })
		return errFailed
	})
	wantIDs(t, s, "a")
}
