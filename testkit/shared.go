package testkit

import (
	"context"
	"errors"
	"sync"
	"time"
)

// launchPatience is how long a shared host may take to start, whatever the
// patience of the test that happens to need it first.
const launchPatience = 2 * time.Minute

// hosts are the hosts that the tests of this binary share. A host starts with
// the first test that needs it and ends with the last, or with Main.
var hosts = pool{running: map[hostKey]*sharedHost{}}

type hostKey struct {
	mode  Mode
	image string
}

type pool struct {
	mu      sync.Mutex
	running map[hostKey]*sharedHost
	held    bool // until Main is done
}

// sharedHost is a host with the number of those who use it.
type sharedHost struct {
	Host
	key   hostKey
	users int
	start sync.Once
	err   error
}

// acquire is the host of a mode and an image, started where it is not there.
// Whoever gets it releases it.
func (p *pool) acquire(ctx context.Context, m Mode, image string) (*sharedHost, error) {
	launch, err := launcherOf(m)
	if err != nil {
		return nil, err
	}
	h := p.enter(hostKey{m, image})
	h.start.Do(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), launchPatience)
		defer cancel()
		h.Host, h.err = launch(ctx, image)
	})
	if h.err != nil {
		return nil, errors.Join(h.err, p.release(ctx, h))
	}
	return h, nil
}

func (p *pool) enter(key hostKey) *sharedHost {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.running[key]
	if h == nil {
		h = &sharedHost{key: key}
		p.running[key] = h
	}
	h.users++
	return h
}

// release ends the use of a host, and the host itself where it was the last.
func (p *pool) release(ctx context.Context, h *sharedHost) error {
	p.mu.Lock()
	h.users--
	// One that is not in the pool any more was ended by drain.
	over := h.users == 0 && (!p.held || h.err != nil) && p.running[h.key] == h
	if over {
		delete(p.running, h.key)
	}
	p.mu.Unlock()
	if !over || h.Host == nil {
		return nil
	}
	return h.Close(ctx)
}

// hold keeps hosts that nobody uses, until drain.
func (p *pool) hold() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held = true
}

// drain ends all hosts.
func (p *pool) drain(ctx context.Context) error {
	p.mu.Lock()
	running := p.running
	p.running, p.held = map[hostKey]*sharedHost{}, false
	p.mu.Unlock()
	var failed error
	for _, h := range running {
		if h.Host != nil {
			failed = errors.Join(failed, h.Close(ctx))
		}
	}
	return failed
}
