package sandbox_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestCache(t *testing.T) {
	t.Parallel()
	c := newBox().Cache()
	if _, ok := c.Get("a"); ok {
		t.Error("found before it was put")
	}
	c.Drop("a")
	c.Put("a", 1, time.Hour)
	c.Put("b", 2, time.Hour)
	if v, ok := c.Get("a"); !ok || v != 1 {
		t.Errorf("got %v, %t", v, ok)
	}
	c.Drop("a")
	if _, ok := c.Get("a"); ok {
		t.Error("found after it was dropped")
	}
	if v, ok := c.Get("b"); !ok || v != 2 {
		t.Errorf("got %v, %t", v, ok)
	}
}

func TestACacheTakesNoMemoryBeforeItIsNeeded(t *testing.T) {
	t.Parallel()
	s := newBox()
	s.Cache().Get("a")
	s.Cache().Drop("a")
	s.Cache().Put("a", 1, 0)
	s.Cache().Put("a", 1, -time.Hour)
	if s.HasCache() {
		t.Error("there is a cache")
	}
}

func TestWhatEmptiesTheCache(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		event func(t *testing.T, s *sandbox.Sandbox, snap *sandbox.Snapshot)
		kept  bool
	}{
		"advance":         {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { _, _ = s.Advance(1) }, false},
		"set the time":    {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { _, _ = s.SetTime(start.Add(time.Hour)) }, false},
		"freeze":          {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { s.Freeze() }, false},
		"resume":          {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { s.Resume() }, false},
		"restore":         {func(t *testing.T, s *sandbox.Sandbox, snap *sandbox.Snapshot) { s.Restore(snap) }, false},
		"a refused move":  {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { _, _ = s.Advance(-1) }, true},
		"a snapshot":      {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { s.Snapshot() }, true},
		"a fork's moves":  {func(t *testing.T, _ *sandbox.Sandbox, snap *sandbox.Snapshot) { _, _ = snap.Fork("fork").Advance(1) }, true},
		"a small sweep":   {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { expire(t, s, 999) }, true},
		"a mass expiry":   {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { expire(t, s, 1000) }, false},
		"many small ones": {func(t *testing.T, s *sandbox.Sandbox, _ *sandbox.Snapshot) { expire(t, s, 600); expire(t, s, 600) }, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newBox()
			snap := s.Snapshot()
			s.Cache().Put("a", 1, time.Hour)
			test.event(t, s, snap)
			if _, ok := s.Cache().Get("a"); ok != test.kept {
				t.Errorf("kept: %t", ok)
			}
		})
	}
}

// expire puts and sweeps so many rows.
func expire(t testing.TB, s *sandbox.Sandbox, n int) {
	t.Helper()
	for i := range n {
		put(t, s, thing{ID: strconv.Itoa(i), Due: after(-1)})
	}
	wantIDs(t, s)
}

func TestForksDoNotShareACache(t *testing.T) {
	t.Parallel()
	main := newBox()
	main.Cache().Put("a", 1, time.Hour)
	if _, ok := main.Snapshot().Fork("fork").Cache().Get("a"); ok {
		t.Error("the fork has the entry")
	}
}

func TestACacheInATransaction(t *testing.T) {
	t.Parallel()
	s := newBox()
	update(t, s, func(tx *sandbox.Tx) { tx.Sandbox().Cache().Put("a", 1, time.Hour) })
	view(t, s, func(tx *sandbox.Tx) any {
		if _, ok := tx.Sandbox().Cache().Get("a"); !ok {
			t.Error("the entry is gone")
		}
		return nil
	})
}
