package sandbox_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// together runs functions at the same time, each a number of times.
func together(times int, functions ...func(i int) error) error {
	var wg sync.WaitGroup
	errs := make(chan error, len(functions))
	for _, f := range functions {
		wg.Go(func() {
			for i := range times {
				if err := f(i); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	return <-errs
}

// churn writes and reads in a sandbox that held so many things.
func churn(s *sandbox.Sandbox, n, i int) error {
	err := s.Update(func(tx *sandbox.Tx) error {
		id := fmt.Sprintf("%s %d", s.Name(), i)
		if err := things.Put(tx, &thing{ID: id, Name: id, Group: "new", Due: tx.Now() + 1}); err != nil {
			return err
		}
		row, _ := things.At(tx, i)
		things.Delete(tx, row.ID)
		return accounts.Put(tx, &account{ID: tx.NewID()})
	})
	if err != nil {
		return err
	}
	return s.View(func(tx *sandbox.Tx) error {
		seen := 0
		for range byGroup.Each(tx, "1") {
			seen++
		}
		if seen > n {
			return fmt.Errorf("%s: %d things", s.Name(), seen)
		}
		return things.CheckRoots(tx)
	})
}

func TestForksOfOneSnapshotAtTheSameTime(t *testing.T) {
	t.Parallel()
	main := newBox()
	put(t, main, numbered(300)...)
	snap := main.Snapshot()
	fork := func(i int) error {
		s := snap.Fork(fmt.Sprint(i))
		for step := range 3 {
			if err := churn(s, 300, step); err != nil {
				return err
			}
		}
		return nil
	}
	read := func(int) error {
		return main.View(func(tx *sandbox.Tx) error { return things.CheckRoots(tx) })
	}
	write := func(i int) error { return churn(main, 300, i) }
	refork := func(i int) error { return fork2(main, i) }
	if err := together(20, fork, fork, read, read, write, refork, refork); err != nil {
		t.Error(err)
	}
	wantIDs(t, snap.Fork("late"), idsOf(numbered(300))...)
}

// fork2 forks a sandbox that is in use, and the fork again.
func fork2(s *sandbox.Sandbox, i int) error {
	child := s.Snapshot().Fork("child")
	grandchild := child.Snapshot().Fork("grandchild")
	return together(1,
		func(int) error { return churn(child, 300, i) },
		func(int) error { return churn(grandchild, 300, i) })
}

func idsOf(rows []thing) []string {
	keys := make([]string, len(rows))
	for i, row := range rows {
		keys[i] = row.ID
	}
	return keys
}

func TestEverythingAtTheSameTime(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, numbered(200)...)
	snap := s.Snapshot()
	c := s.Cache()
	err := together(50,
		func(i int) error { return churn(s, 1000, i) },
		func(i int) error { return churn(s, 1000, i) },
		func(int) error { s.Restore(snap); return nil },
		func(int) error { return churn(s.Snapshot().Fork("fork"), 1000, 0) },
		func(int) error { _, err := s.Advance(time.Millisecond); return err },
		func(int) error { s.Freeze(); s.Now(); s.Resume(); return nil },
		func(i int) error {
			c.Put(fmt.Sprint(i), i, time.Hour)
			c.Get(fmt.Sprint(i))
			c.Drop(fmt.Sprint(i))
			return nil
		},
	)
	if err != nil {
		t.Error(err)
	}
}
