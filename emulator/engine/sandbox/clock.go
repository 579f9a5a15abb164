package sandbox

import "time"

// Clock is real time plus an offset, or a frozen instant, in the years 1970
// to 9999. Real time is read once from the system and then counted
// monotonically, so a system clock that jumps moves nothing.
type Clock struct {
	start  time.Time // with its monotonic reading
	offset int64     // ms
	frozen bool
	at     int64 // ms since the epoch, while frozen
}

// lastInstant is the end of the year 9999 in ms since the epoch: the formats
// that show time have four digits for a year.
const lastInstant = int64(253402300799999)

// NewClock makes a clock that runs from a start; the zero start is real time.
// A start outside the clock's years is taken for the nearest instant in them.
func NewClock(start time.Time) Clock {
	c := Clock{start: time.Now()}
	if !start.IsZero() {
		c.offset = clamp(start) - c.start.UnixMilli()
	}
	return c
}

// Freeze is the clock, standing still at an instant; the zero instant is the
// present one. One outside the clock's years is taken for the nearest in them.
func (c Clock) Freeze(at time.Time) Clock {
	if at.IsZero() {
		c.at = c.now()
	} else {
		c.at = clamp(at)
	}
	c.frozen = true
	return c
}

func clamp(t time.Time) int64 {
	switch {
	case t.Before(time.UnixMilli(0)):
		return 0
	case t.After(time.UnixMilli(lastInstant)):
		return lastInstant
	default:
		return t.UnixMilli()
	}
}

func (c *Clock) now() int64 {
	if c.frozen {
		return c.at
	}
	return min(c.start.Add(time.Since(c.start)).UnixMilli()+c.offset, lastInstant)
}

// forward moves the clock.
func (c *Clock) forward(ms int64) {
	if c.frozen {
		c.at += ms
	} else {
		c.offset += ms
	}
}

// resume lets a frozen clock run.
func (c *Clock) resume() {
	if at := c.at; c.frozen {
		c.frozen = false
		c.offset += at - c.now()
	}
}

// ClockState is what a sandbox's clock shows.
type ClockState struct {
	Now    time.Time
	Frozen bool
}

func (c *Clock) state() ClockState {
	return ClockState{Now: time.UnixMilli(c.now()).UTC(), Frozen: c.frozen}
}
