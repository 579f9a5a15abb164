package fault

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Act lets the faults that fit a call act on it, in their order: all delays,
// and the first of the others. gone ends with the sandbox. The error is to be
// answered in place of what the rule would answer. It panics with
// http.ErrAbortHandler to drop the connection.
func (s *Set) Act(c *rest.Call, x *rest.Exchange, gone <-chan struct{}) error {
	in := &incident{context: c.Context(), gone: gone, exchange: x, chance: s.draw}
	for _, f := range s.choose(c, x) {
		x.Faults = append(x.Faults, f.Name)
		if err := f.effect.act(in); err != nil {
			return err
		}
	}
	return nil
}

// choose are the faults that act on a call.
func (s *Set) choose(c *rest.Call, x *rest.Exchange) []*counted {
	caller := s.callerOf(c)
	s.mu.Lock()
	defer s.mu.Unlock()
	var delays, others []*counted
	for _, f := range s.faults {
		if f.ofFrames() || !f.Match.fits(c.Request.Method, x, caller) {
			continue
		}
		f.calls++
		_, delay := f.effect.(Delay)
		if !delay && len(others) > 0 || !s.hits(f) {
			continue
		}
		f.hits++
		if delay {
			delays = append(delays, f)
		} else {
			others = append(others, f)
		}
	}
	return append(delays, others...)
}

// callerOf is who calls, looked up once and only where a fault asks.
func (s *Set) callerOf(c *rest.Call) func() rest.Caller {
	s.mu.Lock()
	asked := false
	for _, f := range s.faults {
		asked = asked || f.Match.Caller != ""
	}
	s.mu.Unlock()
	var caller rest.Caller
	if asked {
		caller = c.Peek()
	}
	return func() rest.Caller { return caller }
}

// hits says whether a fault that fits is to act on this call.
func (s *Set) hits(f *counted) bool {
	if f.Times > 0 && f.hits >= f.Times || f.Match.Nth > 0 && f.calls != f.Match.Nth {
		return false
	}
	return f.Match.Probability == nil || s.chance.Float64() < *f.Match.Probability
}

// draw is a number from 0 to just below 1.
func (s *Set) draw() float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.chance.Float64()
}
