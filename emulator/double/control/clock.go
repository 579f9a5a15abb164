package control

import (
	"errors"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// maxAdvance is the longest way that the clock is moved at once.
const maxAdvance = 100 * 365 * 24 * time.Hour

// Clock is what the clock of a sandbox shows.
type Clock struct {
	Now    time.Time `json:"now"`
	Frozen bool      `json:"frozen"`
}

func clockOf(t *tenant.Tenant) Clock { return viewClock(t.Sandbox().Clock()) }

func viewClock(s sandbox.ClockState) Clock { return Clock{Now: s.Now, Frozen: s.Frozen} }

func getClock(c call, _ rest.None) (Clock, error) { return clockOf(c.tenant), nil }

// MoveClock moves the clock: Freeze comes first, then Advance or Set, then
// Resume.
type MoveClock struct {
	// Advance is a duration like "61s".
	Advance *string `json:"advance"`
	// Set is an instant in RFC 3339, not before the present one.
	Set *string `json:"set"`
	// Freeze stops the clock, Resume lets it run on.
	Freeze bool `json:"freeze"`
	Resume bool `json:"resume"`
}

type moveClockIn struct {
	Body *MoveClock `body:"check"`
}

func moveClock(c call, in moveClockIn) (Clock, error) {
	move, err := in.Body.parse()
	if err != nil {
		return Clock{}, err
	}
	state, err := in.Body.do(c.tenant.Sandbox(), move)
	if err != nil {
		return Clock{}, clockError(err)
	}
	return viewClock(state), nil
}

// do moves the clock. It is frozen before it is moved, so that it stands
// exactly where it is moved to; a call that is refused changes nothing.
func (m *MoveClock) do(box *sandbox.Sandbox, move func(*sandbox.Sandbox) (sandbox.ClockState, error)) (sandbox.ClockState, error) {
	state := box.Clock()
	ran := !state.Frozen
	if m.Freeze {
		state = box.Freeze()
	}
	if move != nil {
		var err error
		if state, err = move(box); err != nil {
			if m.Freeze && ran {
				box.Resume()
			}
			return state, err
		}
	}
	if m.Resume {
		state = box.Resume()
	}
	return state, nil
}

// parse is how the clock is to be moved; nil where it is not.
func (m *MoveClock) parse() (func(*sandbox.Sandbox) (sandbox.ClockState, error), error) {
	switch {
	case m.Advance == nil && m.Set == nil && !m.Freeze && !m.Resume:
		return nil, rest.InvalidData("Say what to do: {\"advance\": \"61s\"}, {\"set\": \"2030-01-31T12:00:00Z\"}, {\"freeze\": true} or {\"resume\": true}.")
	case m.Advance != nil && m.Set != nil, m.Freeze && m.Resume:
		return nil, rest.InvalidData("advance and set exclude each other, and so do freeze and resume.")
	case m.Advance != nil:
		d, err := rest.Duration("advance", *m.Advance, 0, maxAdvance)
		return func(s *sandbox.Sandbox) (sandbox.ClockState, error) { return s.Advance(d) }, err
	case m.Set != nil:
		at, err := parseInstant("set", *m.Set)
		return func(s *sandbox.Sandbox) (sandbox.ClockState, error) { return s.SetTime(at) }, err
	default:
		return nil, nil
	}
}

// clockError is the 400 for a clock that can't be moved so.
func clockError(err error) error {
	if errors.Is(err, sandbox.ErrClockBackwards) || errors.Is(err, sandbox.ErrClockEnd) {
		return rest.InvalidParameter("%v.", err)
	}
	return err
}
