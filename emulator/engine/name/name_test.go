package name_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/name"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// many are names drawn from a seed.
func many(t *testing.T, seed string, draw func(*sandbox.Tx) string) []string {
	t.Helper()
	box := sandbox.New(sandbox.NewSchema(nil), "", sandbox.NewSeed(seed), sandbox.NewClock(time.Time{}))
	out := make([]string, 500)
	err := box.Update(func(tx *sandbox.Tx) error {
		for i := range out {
			out[i] = draw(tx)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// patterns.3: an adjective and an animal, and nine digits where the name is to
// be one of its own.
func TestShape(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		draw  func(*sandbox.Tx) string
		shape *regexp.Regexp
	}{
		"plain":     {name.Plain, regexp.MustCompile(`^[A-Z][a-z]+[A-Z][a-z]+$`)},
		"qualified": {name.Qualified, regexp.MustCompile(`^[A-Z][a-z]+[A-Z][a-z]+[0-9]{9}$`)},
	}
	for kind, c := range cases {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			for _, drawn := range many(t, "shape", c.draw) {
				if !c.shape.MatchString(drawn) {
					t.Errorf("drew %q", drawn)
				}
			}
		})
	}
}

func TestNamesVary(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		draw  func(*sandbox.Tx) string
		least int // of 500 names
	}{"plain": {name.Plain, 400}, "qualified": {name.Qualified, 500}}
	for kind, c := range cases {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			seen := map[string]bool{}
			for _, drawn := range many(t, "vary", c.draw) {
				seen[drawn] = true
			}
			if len(seen) < c.least {
				t.Errorf("%d names in 500, want %d at least", len(seen), c.least)
			}
		})
	}
}

// TestSeedDecides checks that names come from the sandbox's stream.
func TestSeedDecides(t *testing.T) {
	t.Parallel()
	first, again, other := many(t, "a", name.Qualified), many(t, "a", name.Qualified), many(t, "b", name.Qualified)
	if first[0] != again[0] || first[499] != again[499] || first[0] == other[0] {
		t.Errorf("drew %q, with the same seed %q, with another %q", first[0], again[0], other[0])
	}
}
