package tenant

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// sweepEvery is the time between two sweeps. A sandbox that has idled too
// long is not found before that either.
const sweepEvery = 15 * time.Second

// schedule sees to the next sweep. The lock is held.
func (r *Registry) schedule() {
	if r.timer == nil && !r.closed {
		r.timer = time.AfterFunc(sweepEvery, r.sweepOnTime)
	}
}

func (r *Registry) sweepOnTime() {
	r.sweep()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.timer = nil
	if r.leaving.ItemCount() > 0 {
		r.schedule()
	}
}

// sweep drops the sandboxes that have idled too long.
func (r *Registry) sweep() { r.leaving.DeleteExpired() }

// mayLeave drops a sandbox whose time was up when it was last looked at,
// unless it was used since.
func (r *Registry) mayLeave(t *Tenant) {
	if t.Gone() != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.forks[t.Name()] != t {
		return
	}
	if left := t.left(); left > 0 {
		r.leaving.Set(t.Name(), t, left)
		return
	}
	r.drop(t)
}

// Close ends the sweeping and what the sandboxes do by themselves, and closes
// all sockets. The sandboxes stay.
func (r *Registry) Close() {
	r.mu.Lock()
	r.closed = true
	r.main.box.Close()
	for _, t := range r.forks {
		t.box.Close()
	}
	if r.timer != nil {
		r.timer.Stop()
		r.timer = nil
	}
	all := []*Tenant{r.main}
	for _, t := range r.forks {
		all = append(all, t)
	}
	r.mu.Unlock()
	for _, t := range all {
		t.hangUp(socket.GoingAway, "The emulator stops.", true)
	}
	for _, t := range all {
		t.waitForSockets()
	}
}
