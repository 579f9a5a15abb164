package sandbox_test

import (
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestAForkAndItsOriginDoNotSeeEachOther(t *testing.T) {
	t.Parallel()
	main := newBox()
	put(t, main, thing{ID: "a", Name: "one"})
	snap := main.Snapshot()
	left, right := snap.Fork("left"), snap.Fork("right")
	put(t, main, thing{ID: "main", Name: "two"})
	put(t, left, thing{ID: "left", Name: "two"})
	update(t, right, func(tx *sandbox.Tx) { things.Delete(tx, "a") })
	wantIDs(t, main, "a", "main")
	wantIDs(t, left, "a", "left")
	wantIDs(t, right)
	wantIDs(t, snap.Fork("late"), "a")
	if left.Name() != "left" || left.Schema() != main.Schema() {
		t.Errorf("name %q", left.Name())
	}
}

func TestAFailedWriteInAForkLeavesItsOriginAlone(t *testing.T) {
	t.Parallel()
	main := newBox()
	put(t, main, thing{ID: "a", Name: "one", Due: after(5)}, thing{ID: "b", Name: "two"})
	fork := main.Snapshot().Fork("fork")
	_ = fork.Update(func(tx *sandbox.Tx) error {
		mess(t, tx)
		return errFailed
	})
	wantIDs(t, main, "a", "b")
	wantIDs(t, fork, "a", "b")
}

func TestAForkSharesWhatNobodyWrote(t *testing.T) {
	t.Parallel()
	main := newBox()
	put(t, main, thing{ID: "a"})
	if things.Shared(main) || !accounts.Shared(main) {
		t.Error("before the fork")
	}
	fork := main.Snapshot().Fork("fork")
	put(t, fork, thing{ID: "b"})
	if things.Shared(fork) || !accounts.Shared(fork) || !things.Shared(main) {
		t.Error("after the fork")
	}
}

func TestRestore(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Due: after(5)})
	snap := s.Snapshot()
	for range 2 {
		put(t, s, thing{ID: "b"})
		advance(t, s, 10)
		wantIDs(t, s, "b")
		s.Restore(snap)
		wantIDs(t, s, "a")
		if now := s.Now(); !now.Equal(start) {
			t.Errorf("the clock shows %s", now)
		}
	}
	advance(t, s, 5)
	wantIDs(t, s)
}

func TestRestoreOfALaterState(t *testing.T) {
	t.Parallel()
	s := newBox()
	early := s.Snapshot()
	put(t, s, thing{ID: "a", Due: after(5)})
	late := s.Snapshot()
	s.Restore(early)
	wantIDs(t, s)
	s.Restore(late)
	wantIDs(t, s, "a")
	advance(t, s, 5)
	wantIDs(t, s)
}

func TestRestoreOfAnotherSchemaPanics(t *testing.T) {
	t.Parallel()
	mustPanic(t, func() { newBox().Restore(newBox().Snapshot()) })
}

func TestASnapshotKeepsTheClock(t *testing.T) {
	t.Parallel()
	s := sandbox.New(newSchema(), "main", sandbox.NewSeed("test"), sandbox.NewClock(start))
	snap := s.Snapshot()
	if _, err := s.Advance(24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	s.Freeze()
	fork := snap.Fork("fork")
	s.Restore(snap)
	for _, s := range []*sandbox.Sandbox{s, fork} {
		if c := s.Clock(); c.Frozen || c.Now.Before(start) || c.Now.After(start.Add(time.Hour)) {
			t.Errorf("%s: %v", s.Name(), c)
		}
	}
}

func TestDueRowsInASnapshotAreSweptInEachFork(t *testing.T) {
	t.Parallel()
	main := newBox()
	put(t, main, thing{ID: "a", Due: after(0)}, thing{ID: "b", Due: after(5)})
	snap := main.Snapshot()
	for _, name := range []string{"one", "two"} {
		fork := snap.Fork(name)
		wantIDs(t, fork, "b")
		advance(t, fork, 5)
		wantIDs(t, fork)
	}
	wantIDs(t, main, "b")
}
