package sandbox_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// onDue is a sandbox with one thing that is due after 5 ms, and the number of
// times that it came up.
func onDue(t testing.TB, f func(tx *sandbox.Tx, row *thing) int64) (*sandbox.Sandbox, *int) {
	t.Helper()
	calls := 0
	s := newBox(sandbox.OnDue(things, func(tx *sandbox.Tx, row *thing) int64 {
		calls++
		return f(tx, row)
	}))
	put(t, s, thing{ID: "a", Name: "one", Group: "g", Due: after(5)})
	return s, &calls
}

func wantCalls(t testing.TB, got *int, want int) {
	t.Helper()
	if *got != want {
		t.Errorf("the row came up %d times, want %d", *got, want)
	}
}

func TestOnDueLater(t *testing.T) {
	t.Parallel()
	s, calls := onDue(t, func(tx *sandbox.Tx, row *thing) int64 {
		if tx.Now() < after(8) {
			return after(8)
		}
		things.Delete(tx, row.ID)
		return 0
	})
	advance(t, s, 5)
	wantIDs(t, s, "a")
	advance(t, s, 2)
	wantIDs(t, s, "a")
	wantCalls(t, calls, 1)
	advance(t, s, 1)
	wantIDs(t, s)
	wantCalls(t, calls, 2)
}

// An instant that has passed too is still later than the one before: the row
// comes up again, in its turn.
func TestOnDueLaterButPassed(t *testing.T) {
	t.Parallel()
	s, calls := onDue(t, func(tx *sandbox.Tx, row *thing) int64 {
		if _, ok := accounts.Get(tx, "it"); ok {
			return after(8)
		}
		things.Delete(tx, row.ID)
		return 0
	})
	update(t, s, func(tx *sandbox.Tx) { _ = accounts.Put(tx, &account{ID: "it", Due: after(7)}) })
	advance(t, s, 100)
	wantIDs(t, s)
	wantCalls(t, calls, 2)
}

func TestOnDueChangesTheRow(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		row    thing
		later  int64
		queued int64
	}{
		"without a deadline":            {thing{ID: "a", Name: "two"}, 0, 0},
		"to a later deadline":           {thing{ID: "a", Name: "two", Due: after(9)}, 0, after(9)},
		"and asks for later":            {thing{ID: "a", Name: "two", Due: after(5)}, after(9), after(9)},
		"to later and asks for later":   {thing{ID: "a", Name: "two", Due: after(8)}, after(9), after(9)},
		"without one and asks for some": {thing{ID: "a", Name: "two"}, after(9), after(9)},
		"and leaves it due":             {thing{ID: "a", Name: "two", Due: after(5)}, 0, 0},
		"to an earlier deadline":        {thing{ID: "a", Name: "two", Due: after(1)}, 0, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, calls := onDue(t, func(tx *sandbox.Tx, row *thing) int64 {
				_ = things.Put(tx, &test.row)
				return test.later
			})
			advance(t, s, 5)
			view(t, s, func(tx *sandbox.Tx) any {
				if row, _ := things.Get(tx, "a"); row == nil || row.Name != "two" {
					t.Errorf("row: %v", row)
				}
				if byName.Len(tx) != 1 || byGroup.Len(tx) != 0 {
					t.Error("an index has the old row")
				}
				if at := things.QueuedAt(tx, "a"); at != test.queued {
					t.Errorf("queued at %d, want %d", at, test.queued)
				}
				return nil
			})
			wantCalls(t, calls, 1)
		})
	}
}

func TestOnDueRemovesTheRowAndAsksForLater(t *testing.T) {
	t.Parallel()
	s, calls := onDue(t, func(tx *sandbox.Tx, row *thing) int64 {
		things.Delete(tx, row.ID)
		return after(9)
	})
	advance(t, s, 100)
	wantIDs(t, s)
	wantCalls(t, calls, 1)
}

// What is left due comes up again when it is put again, at the latest then.
func TestARowThatIsPutAgainIsQueuedUnderItsDeadline(t *testing.T) {
	t.Parallel()
	s, calls := onDue(t, func(tx *sandbox.Tx, row *thing) int64 {
		if row.Name == "one" {
			return after(1000)
		}
		things.Delete(tx, row.ID)
		return 0
	})
	advance(t, s, 5)
	wantIDs(t, s, "a")
	put(t, s, thing{ID: "a", Name: "two", Due: after(5)})
	wantIDs(t, s)
	wantCalls(t, calls, 2)
}

// A failed write takes the instant that OnDue asked for back, too.
func TestRollbackKeepsTheInstantThatWasAskedFor(t *testing.T) {
	t.Parallel()
	s, _ := onDue(t, func(*sandbox.Tx, *thing) int64 { return after(1000) })
	advance(t, s, 5)
	_ = s.Update(func(tx *sandbox.Tx) error {
		_ = things.Put(tx, &thing{ID: "a", Due: after(5)})
		return errFailed
	})
	if at := view(t, s, func(tx *sandbox.Tx) int64 { return things.QueuedAt(tx, "a") }); at != after(1000) {
		t.Errorf("queued at %d", at)
	}
}

func TestAPanicInOnDueLosesNothing(t *testing.T) {
	t.Parallel()
	broken := true
	s, calls := onDue(t, func(tx *sandbox.Tx, row *thing) int64 {
		things.Delete(tx, row.ID)
		if broken {
			panic("broken")
		}
		return 0
	})
	put(t, s, thing{ID: "b"})
	mustPanic(t, func() { _, _ = s.Advance(5e6) })
	mustPanic(t, func() { _ = s.View(func(*sandbox.Tx) error { return nil }) })
	broken = false
	wantIDs(t, s, "b")
	wantCalls(t, calls, 3)
}
