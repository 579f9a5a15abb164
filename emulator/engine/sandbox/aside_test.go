package sandbox_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// family is an account that is due after a time, with two things of its own.
func family(tx *sandbox.Tx, i int, due int64) error {
	id := fmt.Sprintf("account %06d", i)
	if err := accounts.Put(tx, &account{ID: id, Due: due}); err != nil {
		return err
	}
	for n := range 2 {
		if err := things.Put(tx, &thing{ID: fmt.Sprintf("%s thing %d", id, n), Group: "of a family", Owner: id}); err != nil {
			return err
		}
	}
	return nil
}

// families is a sandbox with so many families that are due at one instant.
func families(t testing.TB, n int, due int64, clock sandbox.Clock) *sandbox.Sandbox {
	t.Helper()
	s := sandbox.New(newSchema(sandbox.OnDue(accounts, expireAccount)), "main", sandbox.NewSeed("test"), clock)
	update(t, s, func(tx *sandbox.Tx) {
		for i := range n {
			if err := family(tx, i, due); err != nil {
				t.Fatal(err)
			}
		}
	})
	return s
}

// whole checks that a state is that before the families were due or that after
// it, and never one between.
func whole(tx *sandbox.Tx, n int, due int64) error {
	want := n
	if tx.Now() >= due {
		want = 0
	}
	listed := 0
	for range byGroup.Each(tx, "of a family") {
		listed++
	}
	if accounts.Len(tx) != want || things.Len(tx) != 2*want || byGroup.Len(tx) != 2*want || listed != 2*want {
		return fmt.Errorf("at %d: %d accounts, %d things, %d listed, want %d families", tx.Now()-due, accounts.Len(tx), things.Len(tx), listed, want)
	}
	return nil
}

// No call sees what is due, nor half of it gone, while a crowd is swept: the
// clock moves and all that is due goes in one step.
func TestACrowdGoesInOneStep(t *testing.T) {
	t.Parallel()
	const n = 5000
	s := families(t, n, after(1000), sandbox.NewClock(time.Time{}).Freeze(start))
	var over atomic.Bool
	look := func(int) error {
		for !over.Load() {
			if err := s.View(func(tx *sandbox.Tx) error { return whole(tx, n, after(1000)) }); err != nil {
				return err
			}
		}
		return nil
	}
	write := func(int) error {
		for i := 0; !over.Load(); i++ {
			err := s.Update(func(tx *sandbox.Tx) error {
				if err := accounts.Put(tx, &account{ID: fmt.Sprint("of no family ", i%7)}); err != nil {
					return err
				}
				accounts.Delete(tx, fmt.Sprint("of no family ", i%7))
				return whole(tx, n, after(1000))
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
	move := func(int) error {
		defer over.Store(true)
		if _, err := s.Advance(time.Second); err != nil {
			return err
		}
		return s.View(func(tx *sandbox.Tx) error {
			if tx.Now() < after(1000) {
				return fmt.Errorf("the clock shows %d", tx.Now())
			}
			return whole(tx, n, after(1000))
		})
	}
	if err := together(1, look, write, move); err != nil {
		t.Error(err)
	}
}

// Who is kept while the crowd is swept keeps all that is his; who comes into
// what was swept goes with it.
func TestChangesWhileACrowdIsSwept(t *testing.T) {
	t.Parallel()
	const n, due = 1000, 1000
	s := families(t, n, after(due), sandbox.NewClock(time.Time{}).Freeze(start))
	step := 0
	s.AdvanceAside(due, func() {
		step++
		update(t, s, func(tx *sandbox.Tx) {
			kept := fmt.Sprintf("account %06d", step)
			_ = things.Put(tx, &thing{ID: kept + " keeps it", Owner: kept, Due: after(2 * due)})
			_ = things.Put(tx, &thing{ID: fmt.Sprint("late ", step), Owner: fmt.Sprintf("account %06d", 100+step)})
		})
	})
	view(t, s, func(tx *sandbox.Tx) any {
		if accounts.Len(tx) != step || things.Len(tx) != 3*step {
			t.Errorf("%d accounts and %d things, want %d and %d", accounts.Len(tx), things.Len(tx), step, 3*step)
		}
		return nil
	})
	advance(t, s, due)
	view(t, s, func(tx *sandbox.Tx) any {
		if accounts.Len(tx) != 0 || things.Len(tx) != 0 {
			t.Errorf("later: %d accounts and %d things", accounts.Len(tx), things.Len(tx))
		}
		return nil
	})
}

// On a clock that runs, a crowd is gone at its instant, whether or not a call
// came before, and nothing runs on when the sandbox is closed.
func TestACrowdIsSweptAheadOfTime(t *testing.T) {
	t.Parallel()
	for name, wait := range map[string]time.Duration{"just before": time.Hour - time.Millisecond, "at its instant": time.Hour, "later": 3 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				const n = 3000
				clock := sandbox.NewClock(time.Time{})
				due := time.Now().Add(time.Hour).UnixMilli()
				s := families(t, n, due, clock)
				defer s.Close()
				time.Sleep(wait)
				synctest.Wait()
				if err := s.View(func(tx *sandbox.Tx) error { return whole(tx, n, due) }); err != nil {
					t.Error(err)
				}
				if shown := s.Now(); shown.Before(time.Now().Add(-time.Millisecond)) {
					t.Errorf("the clock is held at %s", shown)
				}
			})
		})
	}
}

// A restored snapshot whose crowd is long due never shows it.
func TestRestoreWithACrowdThatIsDue(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const n = 1000
		due := time.Now().Add(time.Minute).UnixMilli()
		s := families(t, n, due, sandbox.NewClock(time.Time{}))
		defer s.Close()
		snap := s.Snapshot()
		time.Sleep(time.Hour)
		s.Restore(snap)
		fork := snap.Fork("fork")
		defer fork.Close()
		for _, box := range []*sandbox.Sandbox{s, fork} {
			for range 3 {
				if err := box.View(func(tx *sandbox.Tx) error { return whole(tx, n, due) }); err != nil {
					t.Error(err)
				}
				synctest.Wait()
			}
			if now := box.Now(); now.UnixMilli() < due {
				t.Errorf("the clock is held at %s", now)
			}
		}
	})
}
