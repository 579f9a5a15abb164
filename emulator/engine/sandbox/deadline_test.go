package sandbox_test

import (
	"slices"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// advance moves the clock by so many ms.
func advance(t testing.TB, s *sandbox.Sandbox, ms int) {
	t.Helper()
	if _, err := s.Advance(time.Duration(ms) * time.Millisecond); err != nil {
		t.Fatal(err)
	}
}

func TestADueRowIsGone(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "never"}, thing{ID: "now", Due: after(0)}, thing{ID: "past", Due: after(-1)},
		thing{ID: "soon", Due: after(5)}, thing{ID: "later", Due: after(6)})
	wantIDs(t, s, "later", "never", "soon")
	advance(t, s, 4)
	wantIDs(t, s, "later", "never", "soon")
	advance(t, s, 1)
	wantIDs(t, s, "later", "never")
	advance(t, s, 1000)
	wantIDs(t, s, "never")
}

func TestUpdateSweepsFirst(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Name: "one", Due: after(-1)})
	update(t, s, func(tx *sandbox.Tx) {
		if err := things.Insert(tx, &thing{ID: "b", Name: "one"}); err != nil {
			t.Error(err)
		}
	})
	wantIDs(t, s, "b")
}

// A failed transaction takes back neither the sweep before it nor what is to
// be swept later.
func TestASweepSurvivesAFailedTransaction(t *testing.T) {
	t.Parallel()
	var log []string
	s := newBox(dueLog(&log)...)
	put(t, s, thing{ID: "a", Due: after(-1)}, thing{ID: "b", Due: after(1)})
	_ = s.Update(func(tx *sandbox.Tx) error {
		_ = things.Put(tx, &thing{ID: "b"})
		return errFailed
	})
	wantIDs(t, s, "b")
	advance(t, s, 1)
	wantIDs(t, s)
	if !slices.Equal(log, []string{"a", "b"}) {
		t.Errorf("swept: %q", log)
	}
}

func TestAMovedDeadline(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		deadlines []int64 // ms after the start; -1 for never
		queued    int64
		gone      int // the row is gone after this many ms
	}{
		"later keeps its place":     {[]int64{5, 8}, after(5), 8},
		"slides on and on":          {[]int64{5, 8, 10, 20}, after(5), 20},
		"earlier moves":             {[]int64{5, 3}, after(3), 3},
		"later, then earlier":       {[]int64{5, 20, 10}, after(5), 10},
		"later, then before either": {[]int64{5, 20, 3}, after(3), 3},
		"never, then some time":     {[]int64{-1, 5}, after(5), 5},
		"never again, then later":   {[]int64{5, -1, 9}, after(9), 9},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newBox()
			for _, d := range test.deadlines {
				row := thing{ID: "a"}
				if d >= 0 {
					row.Due = after(d)
				}
				put(t, s, row)
			}
			if at := view(t, s, func(tx *sandbox.Tx) int64 { return things.QueuedAt(tx, "a") }); at != test.queued {
				t.Errorf("queued at %d, want %d", at, test.queued)
			}
			advance(t, s, test.gone-1)
			wantIDs(t, s, "a")
			advance(t, s, 1)
			wantIDs(t, s)
		})
	}
}

func TestARowWithoutDeadlineIsNotQueued(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Due: after(5)})
	put(t, s, thing{ID: "a"})
	advance(t, s, 1000)
	wantIDs(t, s, "a")
}

// CheckRoots, which view calls, finds an entry that is left behind.
func TestADeletedRowLeavesNoEntry(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Due: after(5)})
	put(t, s, thing{ID: "a", Due: after(50)})
	update(t, s, func(tx *sandbox.Tx) { things.Delete(tx, "a") })
	wantIDs(t, s)
	put(t, s, thing{ID: "a", Due: after(80)})
	advance(t, s, 79)
	wantIDs(t, s, "a")
}

// dueLog is a schema that notes what comes up.
func dueLog(log *[]string) []sandbox.Option {
	return []sandbox.Option{
		sandbox.OnDue(things, func(tx *sandbox.Tx, row *thing) int64 {
			*log = append(*log, row.ID)
			things.Delete(tx, row.ID)
			return 0
		}),
		sandbox.OnDue(accounts, func(tx *sandbox.Tx, row *account) int64 {
			*log = append(*log, row.ID)
			accounts.Delete(tx, row.ID)
			return 0
		}),
	}
}

func TestSweepOrder(t *testing.T) {
	t.Parallel()
	var log []string
	s := newBox(dueLog(&log)...)
	put(t, s, thing{ID: "slid to 7", Due: after(1)}, thing{ID: "at 3", Due: after(3)}, thing{ID: "a tie", Due: after(5)})
	put(t, s, thing{ID: "slid to 7", Due: after(7)}, thing{ID: "at 2", Due: after(2)})
	update(t, s, func(tx *sandbox.Tx) {
		for id, at := range map[string]int64{"account at 4": 4, "account in a tie": 5, "account at 6": 6} {
			_ = accounts.Put(tx, &account{ID: id, Due: after(at)})
		}
	})
	advance(t, s, 100)
	want := []string{"at 2", "at 3", "account at 4", "account in a tie", "a tie", "account at 6", "slid to 7"}
	if !slices.Equal(log, want) {
		t.Errorf("got %q, want %q", log, want)
	}
}
