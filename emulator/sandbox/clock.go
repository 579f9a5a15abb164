package sandbox

import (
	"errors"
	"time"
)

// ErrClockBackwards says that a clock was to be set to an earlier instant.
var ErrClockBackwards = errors.New("the clock can't go back")

// Clock is real time plus an offset, or a frozen instant. Real time is read
// once from the system and then counted monotonically, so a system clock that
// jumps moves nothing.
type Clock struct {
	start  time.Time // with its monotonic reading
	offset time.Duration
	frozen bool
	at     int64 // ms since the epoch, while frozen
}

// NewClock makes a clock that runs from a start; the zero start is real time.
func NewClock(start time.Time) Clock {
	c := Clock{start: time.Now()}
	if !start.IsZero() {
		c.offset = start.Sub(c.start)
	}
	return c
}

// Freeze is the clock, standing still at an instant; the zero instant is the
// present one.
func (c Clock) Freeze(at time.Time) Clock {
	c.at = at.UnixMilli()
	if at.IsZero() {
		c.at = c.now()
	}
	c.frozen = true
	return c
}

func (c *Clock) now() int64 {
	if c.frozen {
		return c.at
	}
	return c.start.Add(time.Since(c.start) + c.offset).UnixMilli()
}

// ClockState is what a sandbox's clock shows.
type ClockState struct {
	Now    time.Time
	Frozen bool
}

// Clock is what the clock shows now.
func (s *Sandbox) Clock() ClockState {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.clock.state()
}

func (c *Clock) state() ClockState {
	return ClockState{Now: time.UnixMilli(c.now()).UTC(), Frozen: c.frozen}
}

// Now is the present instant on the sandbox's clock.
func (s *Sandbox) Now() time.Time { return s.Clock().Now }

// Advance moves the clock forward. Everything whose deadline is passed is
// gone when it returns. A negative duration gives ErrClockBackwards.
func (s *Sandbox) Advance(d time.Duration) (ClockState, error) {
	if d < 0 {
		return s.Clock(), ErrClockBackwards
	}
	return s.move(func(c *Clock) error {
		c.offset += d
		c.at += d.Milliseconds()
		return nil
	})
}

// SetTime moves the clock to an instant; a frozen clock stays frozen. An
// instant before the present one gives ErrClockBackwards.
func (s *Sandbox) SetTime(t time.Time) (ClockState, error) {
	return s.move(func(c *Clock) error {
		d := time.Duration(t.UnixMilli()-c.now()) * time.Millisecond
		if d < 0 {
			return ErrClockBackwards
		}
		c.offset += d
		c.at += d.Milliseconds()
		return nil
	})
}

// Freeze stops the clock.
func (s *Sandbox) Freeze() ClockState {
	state, _ := s.move(func(c *Clock) error {
		*c = c.Freeze(time.Time{})
		return nil
	})
	return state
}

// Resume lets a frozen clock run on from where it stands.
func (s *Sandbox) Resume() ClockState {
	state, _ := s.move(func(c *Clock) error {
		if c.frozen {
			at := c.at
			c.frozen = false
			c.offset += time.Duration(at-c.now()) * time.Millisecond
		}
		return nil
	})
	return state
}

func (s *Sandbox) move(f func(*Clock) error) (ClockState, error) {
	s.mu.Lock()
	err := f(&s.clock)
	state := s.clock.state()
	s.mu.Unlock()
	if err != nil {
		return state, err
	}
	s.cacheDrop()
	return state, s.Update(func(*Tx) error { return nil })
}
