package fault_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
)

// A call on which another fault acted counts for a second fault that fits it,
// but not as one that it acted on.
func TestSecondFaultCounts(t *testing.T) {
	t.Parallel()
	broken := &fault.Error{Status: 500}
	s := newSet(t,
		fault.Fault{Name: "first", Times: 2, Error: broken},
		fault.Fault{Name: "second", Match: fault.Match{Nth: 3}, Error: broken},
		fault.Fault{Name: "third", Times: 1, Error: broken},
	)
	if got := pattern(s, 5); got != "####." {
		t.Errorf("the faults act on %s", got)
	}
	for i, want := range []struct{ calls, hits int }{{5, 2}, {5, 1}, {5, 1}} {
		if got := s.List()[i]; got.Calls != want.calls || got.Hits != want.hits {
			t.Errorf("%s: %d calls, %d hits, want %v", got.Name, got.Calls, got.Hits, want)
		}
	}
}
