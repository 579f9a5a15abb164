package socket

import (
	"context"
	"time"
)

// beat pings the client and closes the socket when it gives no sign of life,
// until stop is called.
func (s *Socket) beat() (stop func()) {
	every := s.options.Ping
	if every <= 0 {
		every = s.options.Idle
	}
	if every <= 0 {
		return func() {}
	}
	var silent time.Duration
	var timer *time.Timer
	ready := make(chan struct{})
	timer = time.AfterFunc(every, func() {
		<-ready
		if s.alive.Swap(false) {
			silent = 0
		}
		if silent += every; s.options.Idle > 0 && silent > s.options.Idle {
			s.Close(GoingAway, "Idle Timeout")
			return
		}
		timer.Reset(every)
		if s.options.Ping > 0 && !s.halfOpen.Load() {
			s.ping(every)
		}
	})
	close(ready)
	return func() { timer.Stop() }
}

// ping waits for the pong no longer than until the next ping: what decides is
// the time without any sign of life.
func (s *Socket) ping(every time.Duration) {
	ctx, cancel := context.WithTimeout(s.context, every)
	defer cancel()
	_ = s.conn.Ping(ctx)
}
