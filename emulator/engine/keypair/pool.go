package keypair

import (
	"context"
	"sync"
)

const (
	// poolSize is the greatest number of pairs in a pool.
	poolSize = 32
	// ahead is how many pairs are made beyond those that were asked for.
	ahead = 2
)

// Pool is a list of pairs that grows in the background, from the first time
// that somebody asks for one. Pairs stay in it: whoever must not hand out one
// twice, such as a sandbox, remembers which it has used. A nil *Pool never has
// any.
type Pool struct {
	generate func() (*Pair, error)

	mu      sync.Mutex
	ready   []*Pair // only ever appended to
	wanted  int
	filling bool
	failed  error
	closed  bool
	grown   chan struct{} // closed when anything above changes
	done    sync.WaitGroup
}

// NewPool makes an empty pool. It costs nothing until it is asked for a pair.
func NewPool() *Pool { return newPool(Generate) }

func newPool(generate func() (*Pair, error)) *Pool {
	return &Pool{generate: generate, grown: make(chan struct{})}
}

// Ready are the pairs that are there, always in the same order. The caller
// must not change the slice.
func (p *Pool) Ready() []*Pair {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ready[:len(p.ready):len(p.ready)]
}

// Grow waits until the pool has more pairs than have. It is false at once where
// it never will.
func (p *Pool) Grow(ctx context.Context, have int) (bool, error) {
	if p == nil {
		return false, nil
	}
	for {
		grown, more, err := p.want(have)
		if grown == nil {
			return more, err
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// want asks for more than have pairs. The channel is closed when it is worth
// to ask again, and nil where the answer is known.
func (p *Pool) want(have int) (grown <-chan struct{}, more bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case len(p.ready) > have:
		return nil, true, nil
	case p.failed != nil:
		return nil, false, p.failed
	case p.closed || have >= poolSize:
		return nil, false, nil
	}
	p.wanted = max(p.wanted, min(have+1+ahead, poolSize))
	if !p.filling {
		p.filling = true
		p.done.Go(p.fill)
	}
	return p.grown, false, nil
}

// fill makes pairs until there are as many as were asked for.
func (p *Pool) fill() {
	for p.missing() {
		pair, err := p.generate()
		p.add(pair, err)
	}
}

func (p *Pool) missing() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.filling = !p.closed && p.failed == nil && len(p.ready) < p.wanted
	return p.filling
}

func (p *Pool) add(pair *Pair, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failed = err; err == nil {
		p.ready = append(p.ready, pair)
	}
	p.tell()
}

// tell wakes everybody who waits.
func (p *Pool) tell() {
	close(p.grown)
	p.grown = make(chan struct{})
}

// Close stops the pool; it waits for the pair that is being made.
func (p *Pool) Close() {
	if p == nil {
		return
	}
	p.mu.Lock()
	p.closed = true
	p.tell()
	p.mu.Unlock()
	p.done.Wait()
}
