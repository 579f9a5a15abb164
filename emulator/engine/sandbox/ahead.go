package sandbox

import (
	"sort"
	"time"
	"weak"
)

const (
	// perRow is about what it takes to sweep a row with what it owns.
	perRow = 20 * time.Microsecond
	// margin is how much earlier than that a sweep ahead of time begins.
	margin = 200 * time.Millisecond
	// clump is the time within which rows that are due one after another are
	// swept together, where most of them would come late otherwise.
	clump = 200 // ms
	// longestPlan is the time after which it is planned anew.
	longestPlan = 3600 * 1000 // ms
)

// Close ends what the sandbox does by itself. It can still be used; what is
// due is swept by the calls that come.
func (s *Sandbox) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed, s.held = true, never
	s.abandon()
	s.replan()
}

// plan sees to it that a crowd is swept when it is due, or ahead of that,
// whether or not a call comes. The lock is held.
func (s *Sandbox) plan() {
	if s.timer != nil || s.closed || s.clock.frozen || s.aside != nil {
		return
	}
	at, n := s.nextCrowd()
	if n == 0 {
		return
	}
	wait := time.Duration(min(at-s.clock.now(), longestPlan)) * time.Millisecond
	if n > 4*crowd {
		wait -= time.Duration(n)*perRow + margin
	}
	box := weak.Make(s) // a sandbox that nobody uses any more may go
	s.timer = time.AfterFunc(max(wait, time.Millisecond), func() {
		if s := box.Value(); s != nil {
			s.wakeUp()
		}
	})
}

// replan forgets what was planned: the clock was moved, or the rows were
// replaced. The lock is held.
func (s *Sandbox) replan() {
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
}

// nextCrowd is the instant at which a crowd will be due, and how many rows of
// one table then are; none where there is no crowd.
func (s *Sandbox) nextCrowd() (at int64, n int) {
	at = never
	for _, slot := range s.schema.timed {
		due := s.roots[slot].due
		d, ok := due.GetAt(crowd)
		if !ok || d.at >= at {
			continue
		}
		upTo := func(at int64) int {
			return sort.Search(due.Len(), func(i int) bool { d, _ := due.GetAt(i); return d.at > at })
		}
		at, n = d.at, upTo(d.at)
		if more := upTo(at + clump); more > 2*n+4*crowd {
			at, n = at+clump, more
		}
	}
	return at, n
}

// wakeUp sweeps a crowd, or begins to do so ahead of time.
func (s *Sandbox) wakeUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() { _ = recover() }() // the next call panics in its turn
	s.timer = nil
	if s.closed || s.clock.frozen {
		return
	}
	if at, n := s.nextCrowd(); n > 4*crowd && s.aside == nil && at > s.clock.now() {
		go s.complete(s.setAside(at))
		return
	}
	_ = s.update(func(*Tx) error { return nil })
}

// finish ends a sweep aside once the clock shows its instant. The shadow is
// swept.
func (s *Sandbox) finish(a *aside) {
	defer s.rescue()
	if !s.bringUp(a) {
		return
	}
	defer s.mu.Unlock()
	wait := a.at - s.clock.now()
	switch {
	case wait <= 0:
		s.swap(a)
		s.plan()
	case s.clock.frozen:
		s.abandon()
	default:
		time.AfterFunc(time.Duration(wait)*time.Millisecond, func() { s.finish(a) })
	}
}

// rescue gives up a sweep aside that panics: what is due is swept, and panics,
// in the calls that come.
func (s *Sandbox) rescue() {
	if recover() == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.abandon()
	s.held, s.latest = never, s.clock.now()
}
