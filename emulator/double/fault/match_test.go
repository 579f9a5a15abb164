package fault_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestMatch(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		match fault.Match
		on    request
		want  bool
	}{
		{"nothing", fault.Match{}, getVersion, true},
		{"nothing, on what matched no operation", fault.Match{}, unmatched, true},
		{"the method", fault.Match{Method: "PUT"}, putUser, true},
		{"the method in lower case", fault.Match{Method: "put"}, putUser, true},
		{"another method", fault.Match{Method: "PUT"}, getVersion, false},
		{"the operation", fault.Match{Operation: "updateUser"}, putUser, true},
		{"another operation", fault.Match{Operation: "updateUser"}, getVersion, false},
		{"an operation, on none", fault.Match{Operation: "updateUser"}, unmatched, false},
		{"the path", fault.Match{Path: "/version"}, getVersion, true},
		{"the path from the root", fault.Match{Path: "/api/rest/version"}, getVersion, true},
		{"the path with another parameter", fault.Match{Path: "/user/{x}"}, putUser, true},
		{"another path", fault.Match{Path: "/user/{x}"}, getVersion, false},
		{"a path, on none", fault.Match{Path: "/version"}, unmatched, false},
		{"all", fault.Match{Method: "GET", Operation: "getVersion", Path: "/version"}, getVersion, true},
		{"all but one", fault.Match{Method: "GET", Operation: "getVersion", Path: "/user"}, getVersion, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.on.hits(newSet(t, failing(c.match))); got != c.want {
				t.Errorf("acted: %v, want %v", got, c.want)
			}
		})
	}
}

func TestNth(t *testing.T) {
	t.Parallel()
	for nth, want := range map[int]string{0: "######", 1: "#.....", 3: "..#...", 9: "......"} {
		if got := pattern(newSet(t, failing(fault.Match{Nth: nth})), len(want)); got != want {
			t.Errorf("call %d: acted on %s, want %s", nth, got, want)
		}
	}
}

// TestNthCountsWhatFits checks that calls that do not fit are not counted.
func TestNthCountsWhatFits(t *testing.T) {
	t.Parallel()
	s := newSet(t, failing(fault.Match{Nth: 2, Path: "/version"}))
	got := []bool{getVersion.hits(s), putUser.hits(s), unmatched.hits(s), getVersion.hits(s), getVersion.hits(s)}
	if diff := cmp.Diff([]bool{false, false, false, true, false}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTimes(t *testing.T) {
	t.Parallel()
	for times, want := range map[int]string{0: "#####", 1: "#....", 3: "###..", 9: "#####"} {
		f := failing(fault.Match{})
		f.Times = times
		if got := pattern(newSet(t, f), len(want)); got != want {
			t.Errorf("%d times: acted on %s, want %s", times, got, want)
		}
	}
}

// TestProbability counts over many calls; the seed makes the counts the same
// at every run.
func TestProbability(t *testing.T) {
	t.Parallel()
	const calls = 2000
	for p, about := range map[float64]int{1: calls, 0.5: calls / 2, 0.1: calls / 10} {
		got := strings.Count(pattern(newSet(t, failing(fault.Match{Probability: &p})), calls), "#")
		if got < about*8/10 || got > about*12/10 {
			t.Errorf("with a chance of %v it acted on %d of %d calls", p, got, calls)
		}
	}
}

func TestChancesDependOnTheSeed(t *testing.T) {
	t.Parallel()
	draw := func(seed byte) string {
		s := fault.NewSet([32]byte{seed})
		if _, err := s.Add(failing(fault.Match{Probability: new(0.5)})); err != nil {
			t.Fatal(err)
		}
		return pattern(s, 64)
	}
	first, again, other := draw(1), draw(1), draw(2)
	if first != again || first == other {
		t.Errorf("acted on %s, on %s with the same seed, on %s with another", first, again, other)
	}
}

func TestMatchRefusals(t *testing.T) {
	t.Parallel()
	cases := []struct {
		match fault.Match
		says  string
	}{
		{fault.Match{Method: "FETCH"}, "FETCH"},
		{fault.Match{Operation: "getVersoin"}, "getVersion"},
		{fault.Match{Operation: "zzzzzzzzzzzz"}, "zzzzzzzzzzzz"},
		{fault.Match{Path: "/versoin"}, "/version"},
		{fault.Match{Path: "/user/123"}, "braces"},
		{fault.Match{Nth: -1}, "nth"},
		{fault.Match{Probability: new(0.0)}, "probability"},
		{fault.Match{Probability: new(-0.5)}, "probability"},
		{fault.Match{Probability: new(1.01)}, "probability"},
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			_, err := fault.NewSet([32]byte{}).Add(failing(c.match))
			if e := refusal(err); e.Status != http.StatusBadRequest || e.Code != rest.InvalidDataCode || !strings.Contains(e.Message, c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}
