package sandbox_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// running is a sandbox on a clock.
func running(c sandbox.Clock) *sandbox.Sandbox {
	return sandbox.New(newSchema(), "main", sandbox.NewSeed("test"), c)
}

// near says whether an instant is not before another nor an hour after it.
func near(got, want time.Time) bool {
	return !got.Before(want) && got.Before(want.Add(time.Hour))
}

var lastInstant = time.Date(9999, 12, 31, 23, 59, 59, 999_000_000, time.UTC)

func TestNewClock(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		clock  sandbox.Clock
		want   time.Time
		frozen bool
	}{
		"real time":        {sandbox.NewClock(time.Time{}), time.Now().Truncate(time.Millisecond), false},
		"from a start":     {sandbox.NewClock(start), start, false},
		"frozen":           {sandbox.NewClock(time.Time{}).Freeze(start), start, true},
		"frozen now":       {sandbox.NewClock(start).Freeze(time.Time{}), start, true},
		"before its years": {sandbox.NewClock(time.Date(-5000, 1, 1, 0, 0, 0, 0, time.UTC)), time.UnixMilli(0), false},
		"after its years":  {sandbox.NewClock(time.Date(300_000_000, 1, 1, 0, 0, 0, 0, time.UTC)), lastInstant, false},
		"frozen after":     {sandbox.NewClock(start).Freeze(lastInstant.Add(1)), lastInstant, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := running(test.clock).Clock()
			if !near(got.Now, test.want) || got.Frozen != test.frozen {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

func TestMovingTheClock(t *testing.T) {
	t.Parallel()
	advance := func(d time.Duration) func(*sandbox.Sandbox) (sandbox.ClockState, error) {
		return func(s *sandbox.Sandbox) (sandbox.ClockState, error) { return s.Advance(d) }
	}
	set := func(at time.Time) func(*sandbox.Sandbox) (sandbox.ClockState, error) {
		return func(s *sandbox.Sandbox) (sandbox.ClockState, error) { return s.SetTime(at) }
	}
	year := func(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
	tests := map[string]struct {
		move func(*sandbox.Sandbox) (sandbox.ClockState, error)
		want time.Time
		err  error
		text string
	}{
		"advance":                {advance(time.Minute), start.Add(time.Minute), nil, ""},
		"advance by nothing":     {advance(0), start, nil, ""},
		"advance by a bit":       {advance(time.Microsecond), start.Add(time.Millisecond), nil, ""},
		"advance by the longest": {advance(math.MaxInt64), start.Add(math.MaxInt64).Truncate(time.Millisecond), nil, ""},
		"advance backwards":      {advance(-time.Second), start, sandbox.ErrClockBackwards, "not by -1s"},
		"advance by the least":   {advance(math.MinInt64), start, sandbox.ErrClockBackwards, "not by -2562047h"},
		"set":                    {set(start.Add(time.Hour)), start.Add(time.Hour), nil, ""},
		"set to the present":     {set(start), start, nil, ""},
		"set to the same ms":     {set(start.Add(time.Microsecond)), start, nil, ""},
		"set to another zone":    {set(start.Add(time.Hour).In(time.FixedZone("", 3600))), start.Add(time.Hour), nil, ""},
		"set beyond 292 years":   {set(year(5000)), year(5000), nil, ""},
		"set to the end":         {set(lastInstant), lastInstant, nil, ""},
		"set backwards":          {set(start.Add(-1)), start, sandbox.ErrClockBackwards, "which is after 2026-03-01T11:59:59.999999999Z"},
		"set to the zero time":   {set(time.Time{}), start, sandbox.ErrClockBackwards, "which is after 0001-01-01T00:00:00Z"},
		"set beyond the end":     {set(year(10000)), start, sandbox.ErrClockEnd, "10000-01-01"},
		"set beyond all reason":  {set(year(300_000_000)), start, sandbox.ErrClockEnd, "300000000-01-01"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clocks := []sandbox.Clock{sandbox.NewClock(time.Time{}).Freeze(start)}
			if test.want.After(start.Add(time.Second)) || test.err != nil {
				clocks = append(clocks, sandbox.NewClock(start))
			}
			for _, clock := range clocks {
				s := running(clock)
				state, err := test.move(s)
				frozen := state.Frozen
				if !errors.Is(err, test.err) || err != nil && !strings.Contains(err.Error(), test.text) {
					t.Errorf("frozen %t: got error %v", frozen, err)
				}
				if !near(state.Now, test.want) || frozen && !state.Now.Equal(s.Now()) {
					t.Errorf("frozen %t: got %s, want %s", frozen, state.Now, test.want)
				}
			}
		})
	}
}

func TestAdvanceBeyondTheEnd(t *testing.T) {
	t.Parallel()
	s := running(sandbox.NewClock(start))
	for {
		state, err := s.Advance(math.MaxInt64)
		if err == nil {
			continue
		}
		if !errors.Is(err, sandbox.ErrClockEnd) || state.Now.Year() < 9700 || state.Now.Year() > 9999 {
			t.Errorf("at %s: %v", state.Now, err)
		}
		return
	}
}

func TestFreezeAndResume(t *testing.T) {
	t.Parallel()
	s := running(sandbox.NewClock(start))
	frozen := s.Freeze()
	if !frozen.Frozen || !near(frozen.Now, start) || s.Freeze() != frozen {
		t.Errorf("frozen: %v", frozen)
	}
	if _, err := s.Advance(48 * time.Hour); err != nil {
		t.Fatal(err)
	}
	resumed := s.Resume()
	if resumed.Frozen || !near(resumed.Now, frozen.Now.Add(48*time.Hour)) {
		t.Errorf("resumed: %v", resumed)
	}
	if again := s.Resume(); again.Frozen || !near(again.Now, resumed.Now) {
		t.Errorf("resumed again: %v", again)
	}
}

func TestMovingTheClockSweeps(t *testing.T) {
	t.Parallel()
	gone := 0
	s := newBox(sandbox.OnDue(things, func(tx *sandbox.Tx, row *thing) int64 {
		gone++
		things.Delete(tx, row.ID)
		return 0
	}))
	put(t, s, thing{ID: "a", Due: after(5)}, thing{ID: "b", Due: after(10)})
	advance(t, s, 5)
	if gone != 1 {
		t.Errorf("after Advance %d rows are gone", gone)
	}
	if _, err := s.SetTime(start.Add(10 * time.Millisecond)); err != nil || gone != 2 {
		t.Errorf("after SetTime %d rows are gone, error %v", gone, err)
	}
}
