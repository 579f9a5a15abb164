package sandbox

import (
	"errors"
	"fmt"
	"time"
)

// Why a clock is not moved. The errors that are returned wrap these and say
// what was asked for.
var (
	// ErrClockBackwards says that a clock was to show an earlier instant.
	ErrClockBackwards = errors.New("the clock can't go back")
	// ErrClockEnd says that a clock was to go beyond the year 9999.
	ErrClockEnd = errors.New("the clock can't go beyond the year 9999")
)

// Clock is what the clock shows now.
func (s *Sandbox) Clock() ClockState {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.state()
}

func (s *Sandbox) state() ClockState {
	return ClockState{Now: time.UnixMilli(s.shown()).UTC(), Frozen: s.clock.frozen}
}

// Now is the present instant on the sandbox's clock. Inside a transaction use
// Tx.Now: this would wait for the transaction to end.
func (s *Sandbox) Now() time.Time { return s.Clock().Now }

// Advance moves the clock forward, in whole milliseconds and not by less than
// the duration. Everything whose deadline is passed is gone when it returns.
// A negative duration gives ErrClockBackwards, one that leads beyond the year
// 9999 ErrClockEnd; the clock stays where it was.
func (s *Sandbox) Advance(d time.Duration) (ClockState, error) {
	return s.move(func(c *Clock) error {
		ms := d.Milliseconds()
		if d%time.Millisecond > 0 {
			ms++
		}
		switch {
		case d < 0:
			return fmt.Errorf("%w: advance it by a positive duration, not by %s", ErrClockBackwards, d)
		case c.now()+ms > lastInstant:
			return fmt.Errorf("%w: it shows %s and was to be advanced by %s", ErrClockEnd, c.shown(), d)
		}
		c.forward(ms)
		return nil
	})
}

// SetTime moves the clock to an instant, in whole milliseconds; a frozen
// clock stays frozen. Everything whose deadline is passed is gone when it
// returns. An instant before the present one gives ErrClockBackwards, one
// after the year 9999 ErrClockEnd; the clock stays where it was.
func (s *Sandbox) SetTime(t time.Time) (ClockState, error) {
	return s.move(func(c *Clock) error {
		now := c.now()
		switch {
		case t.Before(time.UnixMilli(now)):
			return fmt.Errorf("%w: it shows %s, which is after %s", ErrClockBackwards, c.shown(), t.Format(time.RFC3339Nano))
		case t.After(time.UnixMilli(lastInstant)):
			return fmt.Errorf("%w: it was to show %s", ErrClockEnd, t.Format(time.RFC3339Nano))
		}
		c.forward(t.UnixMilli() - now)
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
		c.resume()
		return nil
	})
	return state
}

// move moves the clock and sweeps before anybody can look. A crowd is swept
// aside: until then the clock shows to others what it showed before.
func (s *Sandbox) move(f func(*Clock) error) (ClockState, error) {
	s.moving.Lock()
	defer s.moving.Unlock()
	for {
		s.mu.Lock()
		moved := s.clock
		if err := f(&moved); err != nil || !s.crowded(moved.now()) {
			defer s.mu.Unlock()
			return s.moveTo(moved, err)
		}
		a := s.setAside(moved.now())
		s.mu.Unlock()
		if s.sweepAside(a) {
			defer s.mu.Unlock()
			s.swap(a)
			moved = s.clock
			return s.moveTo(moved, f(&moved))
		}
	}
}

// sweepAside works a sweep out and returns true with the lock held, or false
// where it was given up.
func (s *Sandbox) sweepAside(a *aside) bool {
	done := false
	defer func() {
		if !done { // it panics
			s.mu.Lock()
			s.abandon()
			s.mu.Unlock()
		}
	}()
	a.sweep()
	done = true
	return s.bringUp(a)
}

// moveTo sets the clock and sweeps. The lock is held.
func (s *Sandbox) moveTo(moved Clock, err error) (ClockState, error) {
	if err != nil {
		return s.state(), err
	}
	s.clock = moved
	s.replan()
	s.cacheDrop()
	err = s.update(func(*Tx) error { return nil })
	return s.state(), err
}

func (c *Clock) shown() string { return c.state().Now.Format(time.RFC3339Nano) }
