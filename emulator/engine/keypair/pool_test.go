package keypair

import (
	"context"
	"errors"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// counted makes pairs that are numbers, and counts them.
func counted(n *atomic.Int64) func() (*Pair, error) {
	return func() (*Pair, error) { return &Pair{Public: strconv.FormatInt(n.Add(1), 10)}, nil }
}

func TestPoolGrowsOnDemand(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var made atomic.Int64
		p := newPool(counted(&made))
		if got := len(p.Ready()); got != 0 || made.Load() != 0 {
			t.Errorf("%d pairs before anybody asked", got)
		}
		if more, err := p.Grow(t.Context(), 0); !more || err != nil {
			t.Fatalf("got %v, %v", more, err)
		}
		synctest.Wait()
		if got := made.Load(); got != 1+ahead {
			t.Errorf("%d pairs were made, want one and %d ahead", got, ahead)
		}
		if more, err := p.Grow(t.Context(), poolSize); more || err != nil {
			t.Errorf("beyond its size: %v, %v", more, err)
		}
		p.Close()
		if more, err := p.Grow(t.Context(), len(p.Ready())); more || err != nil {
			t.Errorf("after its end: %v, %v", more, err)
		}
	})
}

func TestPoolGivesUp(t *testing.T) {
	t.Parallel()
	broken := errors.New("no random bytes")
	p := newPool(func() (*Pair, error) { return nil, broken })
	if _, err := p.Grow(t.Context(), 0); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	p.Close()

	block := make(chan struct{})
	p = newPool(func() (*Pair, error) { <-block; return &Pair{}, nil })
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Grow(gone, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(block)
	p.Close()
}

func TestNilPool(t *testing.T) {
	t.Parallel()
	var p *Pool
	if more, err := p.Grow(t.Context(), 0); more || err != nil || p.Ready() != nil {
		t.Errorf("got %v, %v", more, err)
	}
	p.Close()
}

func TestHalvesThatAreNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "!", "AAAA", "MIIB"} {
		if _, err := Private(text); err == nil {
			t.Errorf("private half %q", text)
		}
		if _, err := Public(text); err == nil {
			t.Errorf("public half %q", text)
		}
	}
}
