package sandbox_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// draw draws in a transaction.
func draw[T any](t testing.TB, s *sandbox.Sandbox, f func(tx *sandbox.Tx) T) (out T) {
	t.Helper()
	update(t, s, func(tx *sandbox.Tx) { out = f(tx) })
	return out
}

func newID(t testing.TB, s *sandbox.Sandbox) string {
	t.Helper()
	return draw(t, s, (*sandbox.Tx).NewID)
}

func secret(t testing.TB, s *sandbox.Sandbox) string {
	t.Helper()
	return string(draw(t, s, func(tx *sandbox.Tx) []byte { return tx.RandomBytes(16) }))
}

// json.6, page.5
func TestIDsGrow(t *testing.T) {
	t.Parallel()
	steps := map[string]func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox{
		"at the same instant": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox { return s },
		"with time":           func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox { advance(t, s, 1500); return s },
		"in a fork":           func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox { return s.Snapshot().Fork("fork") },
		"in a fork of a fork": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox {
			return s.Snapshot().Fork("fork").Snapshot().Fork("fork")
		},
		"after a restore": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox { s.Restore(s.Snapshot()); return s },
		"after a restore elsewhere": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox {
			other := sandbox.New(s.Schema(), "other", sandbox.NewSeed("test"), sandbox.NewClock(start))
			other.Restore(s.Snapshot())
			return other
		},
		"when the counter is full": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox {
			update(t, s, func(tx *sandbox.Tx) { tx.SkipIDs(0xffffff - 1) })
			return s
		},
		"beyond the year 2106": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox {
			_, _ = s.SetTime(time.Date(2106, 2, 7, 6, 28, 0, 0, time.UTC))
			newID(t, s)
			_, _ = s.SetTime(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC))
			return s
		},
		"when a transaction fails": func(t *testing.T, s *sandbox.Sandbox) *sandbox.Sandbox {
			_ = s.Update(func(tx *sandbox.Tx) error { tx.NewID(); return errFailed })
			return s
		},
	}
	shape := regexp.MustCompile(`^[0-9a-f]{24}$`)
	for name, step := range steps {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newBox()
			last := newID(t, s)
			s = step(t, s)
			for range 3 {
				id := newID(t, s)
				if !shape.MatchString(id) || id <= last {
					t.Errorf("%s after %s", id, last)
				}
				last = id
			}
		})
	}
}

func TestAnIDBeginsWithTheClock(t *testing.T) {
	t.Parallel()
	if id := newID(t, newBox()); !strings.HasPrefix(id, "69a42a40") { // 2026-03-01T12:00:00Z
		t.Errorf("got %s", id)
	}
}

// Lists are in the order of ids, and begin with the seed.
func TestStableIDsComeFirst(t *testing.T) {
	t.Parallel()
	boot, fixture := sandbox.BootID("user", "root"), sandbox.FixtureID("user", "ann")
	for _, at := range []time.Time{time.UnixMilli(0), start, time.Date(2150, 1, 1, 0, 0, 0, 0, time.UTC)} {
		drawn := newID(t, running(sandbox.NewClock(at)))
		if boot >= fixture || fixture >= drawn {
			t.Errorf("at %s: %s, %s, %s", at, boot, fixture, drawn)
		}
	}
}

func TestStableIDsDependOnKindAndKey(t *testing.T) {
	t.Parallel()
	if got := sandbox.FixtureID("user", "ann"); got != "386d4380a0f3b5cd8cc44691" {
		t.Errorf("a fixture's id is %s now", got)
	}
	if sandbox.FixtureID("user", "ann") == sandbox.FixtureID("use", "rann") || sandbox.BootID("a", "x") == sandbox.BootID("b", "x") {
		t.Error("two fixtures have one id")
	}
}

func TestASeedDecidesWhatIsDrawn(t *testing.T) {
	t.Parallel()
	box := func(seed, name string) *sandbox.Sandbox {
		return sandbox.New(newSchema(), name, sandbox.NewSeed(seed), sandbox.NewClock(start))
	}
	same, again := secret(t, box("one", "main")), secret(t, box("one", "main"))
	if same != again {
		t.Error("the same seed and name give other values")
	}
	others := map[string]string{
		"another seed": secret(t, box("two", "main")), "another name": secret(t, box("one", "other")),
		"no seed": secret(t, box("", "main")), "no seed again": secret(t, box("", "main")),
	}
	seen := map[string]bool{same: true}
	for name, drawn := range others {
		if seen[drawn] {
			t.Errorf("%s gives the same values", name)
		}
		seen[drawn] = true
	}
}

func TestAForkDrawsTheSameWheneverItIsMade(t *testing.T) {
	t.Parallel()
	snap := newBox().Snapshot()
	if a, b := secret(t, snap.Fork("fork")), secret(t, snap.Fork("fork")); a != b {
		t.Error("two forks with one name draw different values")
	}
}

// No two lines of forks mint the same secret, and no line mints one twice.
func TestForksDrawDifferently(t *testing.T) {
	t.Parallel()
	main := newBox()
	snap := main.Snapshot()
	reset := snap.Fork("reset")
	reset.Restore(snap)
	again := snap.Fork("fork").Snapshot()
	seen := map[string]string{}
	for name, s := range map[string]*sandbox.Sandbox{
		"the origin": main, "a fork": snap.Fork("fork"), "another": snap.Fork("other"), "one of the origin's name": snap.Fork("main"),
		"a fork that was reset": reset, "a fork of a fork": again.Fork("third"), "one with a name that comes again": again.Fork("fork"),
	} {
		drawn := secret(t, s)
		if other, ok := seen[drawn]; ok {
			t.Errorf("%s and %s draw the same", name, other)
		}
		seen[drawn] = name
	}
}

func TestAResetForkDrawsAsWhenItWasMade(t *testing.T) {
	t.Parallel()
	snap := newBox().Snapshot()
	fork := snap.Fork("fork")
	first := secret(t, fork)
	fork.Restore(snap)
	if secret(t, fork) != first {
		t.Error("the reset fork draws other values")
	}
}

func TestRestoreDrawsAgain(t *testing.T) {
	t.Parallel()
	s := newBox()
	snap := s.Snapshot()
	id, first := newID(t, s), secret(t, s)
	s.Restore(snap)
	if newID(t, s) != id || secret(t, s) != first {
		t.Error("the restored sandbox draws other values")
	}
}

func TestRandomValues(t *testing.T) {
	t.Parallel()
	update(t, newBox(), func(tx *sandbox.Tx) {
		if a, b := tx.RandomBytes(100), tx.RandomBytes(100); len(a) != 100 || bytes.Equal(a, b) {
			t.Errorf("bytes: %x, %x", a, b)
		}
		if len(tx.RandomBytes(0)) != 0 {
			t.Error("no bytes are some")
		}
		if got := tx.RandomString(200, "ab"); len(got) != 200 || strings.Trim(got, "ab") != "" {
			t.Errorf("string: %q", got)
		}
		uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
		if a, b := tx.NewUUID(), tx.NewUUID(); !uuid.MatchString(a) || a == b {
			t.Errorf("UUIDs: %s, %s", a, b)
		}
	})
}

func TestRandomIndexReachesEveryNumber(t *testing.T) {
	t.Parallel()
	update(t, newBox(), func(tx *sandbox.Tx) {
		seen := make([]int, 6)
		for range 600 {
			seen[tx.RandomIndex(6)]++
		}
		for n, times := range seen {
			if times < 50 {
				t.Errorf("%d came %d times in 600", n, times)
			}
		}
		if n := tx.RandomIndex(1); n != 0 {
			t.Errorf("one of one is %d", n)
		}
	})
}
