package testkit

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

// fakeMode is a mode of this test, whose hosts are fakes.
const fakeMode Mode = "fake"

// fakeHost counts how often it is closed.
type fakeHost struct{ closed *atomic.Int32 }

func (fakeHost) URL() string { return "http://fake" }

func (h fakeHost) Close(context.Context) error {
	h.closed.Add(1)
	return nil
}

// newPool makes a pool in which a launcher fails so many times and then starts
// hosts. It counts how many were started and closed.
func newPool(t *testing.T, failures int32) (p *pool, m Mode, started, closed *atomic.Int32) {
	t.Helper()
	started, closed = new(atomic.Int32), new(atomic.Int32)
	m = fakeMode + Mode(fmt.Sprintf("%p", started)) // a test may run twice, a mode is registered once
	var failed atomic.Int32
	Register(m, func(context.Context, string) (Host, error) {
		if failed.Add(1) <= failures {
			return nil, errors.New("no luck")
		}
		started.Add(1)
		return fakeHost{closed}, nil
	})
	return &pool{running: map[hostKey]*sharedHost{}}, m, started, closed
}

func acquire(t *testing.T, p *pool, m Mode) *sharedHost {
	t.Helper()
	h, err := p.acquire(t.Context(), m, "image")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func release(t *testing.T, p *pool, hosts ...*sharedHost) {
	t.Helper()
	for _, h := range hosts {
		if err := p.release(t.Context(), h); err != nil {
			t.Error(err)
		}
	}
}

func TestHostIsSharedAndEndsWithItsLastUser(t *testing.T) {
	t.Parallel()
	p, m, started, closed := newPool(t, 0)
	first, second := acquire(t, p, m), acquire(t, p, m)
	release(t, p, first)
	if started.Load() != 1 || closed.Load() != 0 {
		t.Errorf("started %d, closed %d, want 1 and 0", started.Load(), closed.Load())
	}
	release(t, p, second)
	if closed.Load() != 1 {
		t.Errorf("closed %d times, want once", closed.Load())
	}
	release(t, p, acquire(t, p, m))
	if started.Load() != 2 || closed.Load() != 2 {
		t.Errorf("started %d, closed %d, want 2 and 2", started.Load(), closed.Load())
	}
}

func TestHeldHostStaysUntilDrain(t *testing.T) {
	t.Parallel()
	p, m, started, closed := newPool(t, 0)
	p.hold()
	release(t, p, acquire(t, p, m))
	late := acquire(t, p, m)
	if started.Load() != 1 || closed.Load() != 0 {
		t.Errorf("started %d, closed %d, want 1 and 0", started.Load(), closed.Load())
	}
	if err := p.drain(t.Context()); err != nil {
		t.Error(err)
	}
	release(t, p, late)
	if closed.Load() != 1 {
		t.Errorf("closed %d times, want once", closed.Load())
	}
}

func TestHostThatFailsIsStartedAgain(t *testing.T) {
	t.Parallel()
	p, m, _, _ := newPool(t, 1)
	p.hold()
	if _, err := p.acquire(t.Context(), m, "image"); err == nil {
		t.Fatal("no error")
	}
	release(t, p, acquire(t, p, m))
}
