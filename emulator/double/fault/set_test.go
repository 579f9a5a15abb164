package fault_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// counts are calls, hits and whether a fault is spent.
type counts struct {
	Calls, Hits int
	Spent       bool
}

func countsOf(s *fault.Set) map[string]counts {
	out := map[string]counts{}
	for _, f := range s.List() {
		out[f.Name] = counts{f.Calls, f.Hits, f.Spent}
	}
	return out
}

func TestHitCounts(t *testing.T) {
	t.Parallel()
	s := newSet(
		t,
		fault.Fault{Name: "delay", Delay: "0s"},
		fault.Fault{Name: "put", Match: fault.Match{Method: "PUT"}, Delay: "0s"},
		fault.Fault{Name: "second", Match: fault.Match{Nth: 2}, Delay: "0s"},
		fault.Fault{Name: "later", Match: fault.Match{Nth: 9}, Delay: "0s"},
		fault.Fault{Name: "twice", Times: 2, Delay: "0s"},
	)
	for range 3 {
		getVersion.hits(s)
	}
	want := map[string]counts{
		"delay": {3, 3, false}, "put": {0, 0, false}, "second": {3, 1, true}, "later": {3, 0, false}, "twice": {3, 2, true},
	}
	if diff := cmp.Diff(want, countsOf(s)); diff != "" {
		t.Error(diff)
	}
}

// TestOrder checks that all delays act, and of the others the first that has
// a turn: what has none, since it is spent, leaves it to the next.
func TestOrder(t *testing.T) {
	t.Parallel()
	s := newSet(
		t,
		fault.Fault{Name: "once", Error: &fault.Error{Status: 500}, Times: 1},
		fault.Fault{Name: "slow", Delay: "0s"},
		fault.Fault{Name: "then", Error: &fault.Error{Status: 502}},
		fault.Fault{Name: "never", Malformed: true},
		fault.Fault{Name: "slower", Delay: "0s"},
	)
	for _, want := range []struct {
		faults []string
		status int
	}{{[]string{"slow", "slower", "once"}, 500}, {[]string{"slow", "slower", "then"}, 502}} {
		x, err := getVersion.act(s)
		if diff := cmp.Diff(want.faults, x.Faults); diff != "" || refusal(err).Status != want.status {
			t.Errorf("got %v, want %d; %s", err, want.status, diff)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	s := newSet(t, fault.Fault{Name: "fault-2", Delay: "0s"}, fault.Fault{Delay: "0s"}, fault.Fault{Delay: "0s"}, fault.Fault{Delay: "0s"})
	var got []string
	for _, f := range s.List() {
		got = append(got, f.Name)
	}
	if diff := cmp.Diff([]string{"fault-2", "fault-1", "fault-3", "fault-4"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestReplace checks that a fault takes the place of the one that had its
// name, with counts that begin anew.
func TestReplace(t *testing.T) {
	t.Parallel()
	s := newSet(t, fault.Fault{Name: "a", Error: &fault.Error{Status: 500}}, fault.Fault{Name: "b", Error: &fault.Error{Status: 502}})
	getVersion.hits(s)
	if _, err := s.Add(fault.Fault{Name: "a", Error: &fault.Error{Status: 503}}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(counts{}, countsOf(s)["a"]); diff != "" {
		t.Error(diff)
	}
	if _, err := getVersion.act(s); refusal(err).Status != 503 {
		t.Errorf("got %v, want a 503", err)
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		want []string
		code rest.Code
	}{
		{"a", []string{"flaky.delay", "flaky.error", "flaky.drop", "flaky.cut"}, ""},
		{"flaky", []string{"a"}, ""},
		{"flaky.drop", []string{"a", "flaky.delay", "flaky.error", "flaky.cut"}, ""},
		{"b", []string{"a", "flaky.delay", "flaky.error", "flaky.drop", "flaky.cut"}, rest.NotFoundCode},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			preset, err := fault.Preset(fault.Flaky)
			if err != nil {
				t.Fatal(err)
			}
			s := newSet(t, append([]fault.Fault{{Name: "a", Delay: "0s"}}, preset...)...)
			if err := s.Remove(c.name); refusal(err).Code != c.code {
				t.Errorf("got %v, want %q", err, c.code)
			}
			var left []string
			for _, f := range s.List() {
				left = append(left, f.Name)
			}
			if diff := cmp.Diff(c.want, left); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestClear(t *testing.T) {
	t.Parallel()
	s := newSet(t, failing(fault.Match{}))
	s.Clear()
	s.Clear()
	if getVersion.hits(s) || len(s.List()) != 0 {
		t.Errorf("left are %v", s.List())
	}
}

// TestAddAllOrNone checks that a mistake in one fault keeps the others out.
func TestAddAllOrNone(t *testing.T) {
	t.Parallel()
	s := newSet(t)
	if _, err := s.Add(fault.Fault{Delay: "1s"}, fault.Fault{}); refusal(err).Status != http.StatusBadRequest {
		t.Errorf("got %v", err)
	}
	if left := s.List(); len(left) != 0 {
		t.Errorf("added were %v", left)
	}
}

func TestBoundOfFaults(t *testing.T) {
	t.Parallel()
	s := newSet(t)
	for range fault.MaxFaults {
		if _, err := s.Add(fault.Fault{Delay: "0s"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Add(fault.Fault{Delay: "0s"}); refusal(err).Code != rest.InvalidDataCode {
		t.Errorf("one too many: %v", err)
	}
	if _, err := s.Add(fault.Fault{Name: "fault-7", Delay: "0s"}); err != nil {
		t.Errorf("in the place of another: %v", err)
	}
}

func TestFaultRefusals(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		give fault.Fault
		says string
	}{
		{"no effect", fault.Fault{}, "exactly one"},
		{"two effects", fault.Fault{Delay: "1s", Malformed: true}, "exactly one"},
		{"a name", fault.Fault{Name: "a b", Delay: "1s"}, "a b"},
		{"times", fault.Fault{Delay: "1s", Times: -1}, "times"},
		{"times and nth", fault.Fault{Delay: "1s", Times: 1, Match: fault.Match{Nth: 1}}, "nth"},
		{"no duration", fault.Fault{Delay: "soon"}, "soon"},
		{"a negative delay", fault.Fault{Delay: "-1s"}, "-1s"},
		{"a long delay", fault.Fault{Delay: "10m1s"}, "10m1s"},
		{"a range from its end", fault.Fault{Delay: "2s..1s"}, "2s..1s"},
		{"half a range", fault.Fault{Delay: "1s.."}, "1s.."},
		{"a drop", fault.Fault{Drop: "later"}, "later"},
		{"a rate", fault.Fault{BytesPerSecond: -1}, "bytesPerSecond"},
		{"an error that says nothing", fault.Fault{Error: &fault.Error{}}, "status or a code"},
		{"an unknown code", fault.Fault{Error: &fault.Error{Code: "OVERLAOD"}}, "OVERLOAD"},
		{"no error's status", fault.Fault{Error: &fault.Error{Status: 399}}, "399"},
		{"a status beyond all", fault.Fault{Error: &fault.Error{Status: 600}}, "600"},
		{"a body without a status", fault.Fault{Error: &fault.Error{Body: new("x")}}, "status"},
		{"a body that can't be", fault.Fault{Error: &fault.Error{Body: new("x"), Status: 204}}, "204"},
		{"a body and a code", fault.Fault{Error: &fault.Error{Body: new("x"), Status: 500, Code: "UNKNOWN"}}, "error.body"},
		{"two header lines", fault.Fault{Error: &fault.Error{Body: new("x"), Status: 500, ContentType: "a\nb: c"}}, "one line"},
		{"a type without a body", fault.Fault{Error: &fault.Error{Status: 500, ContentType: "a/b"}}, "contentType"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := fault.NewSet([32]byte{}).Add(c.give)
			if e := refusal(err); e.Code != rest.InvalidDataCode || !strings.Contains(e.Message, c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestPreset(t *testing.T) {
	t.Parallel()
	if _, err := fault.Preset("chaos"); refusal(err).Code != rest.InvalidDataCode || !strings.Contains(err.Error(), fault.Flaky) {
		t.Errorf("an unknown one: %v", err)
	}
	faults, err := fault.Preset(fault.Flaky)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if !strings.HasPrefix(f.Name, "flaky.") || f.Match.Probability == nil {
			t.Errorf("%+v would act on all, or stay when the preset goes", f)
		}
	}
	newSet(t, faults...)
}

// TestManyCallersAtOnce checks that no hit is lost.
func TestManyCallersAtOnce(t *testing.T) {
	t.Parallel()
	s := newSet(t, fault.Fault{Name: "f", Delay: "0s", Times: 100})
	var done sync.WaitGroup
	for range 8 {
		done.Go(func() {
			for range 50 {
				getVersion.hits(s)
			}
		})
	}
	done.Wait()
	if diff := cmp.Diff(counts{400, 100, true}, countsOf(s)["f"]); diff != "" {
		t.Error(diff)
	}
}

// The bodies of all faults of a sandbox are bound; what goes makes room.
func TestBodiesAreBound(t *testing.T) {
	t.Parallel()
	s := fault.NewSet([32]byte{})
	large := strings.Repeat("x", fault.MaxBodies/2+1)
	add := func(name string) error {
		_, err := s.Add(fault.Fault{Name: name, Error: &fault.Error{Status: 500, Body: &large}})
		return err
	}
	if err := add("one"); err != nil {
		t.Fatal(err)
	}
	if err := add("other"); err == nil {
		t.Error("there is no bound")
	}
	if err := add("one"); err != nil {
		t.Errorf("in the place of the first: %v", err)
	}
}
