package journal

import (
	"sync"
	"sync/atomic"
)

// DefaultBudget is the size in bytes of all journals of an emulator together.
const DefaultBudget = 256 << 20

// Budget bounds journals together: where they hold too much, the one that has
// recorded nothing for longest gives its oldest exchanges first. It is safe for
// concurrent use.
type Budget struct {
	limit int64
	bytes atomic.Int64
	count atomic.Int64 // exchanges ever

	mu       sync.Mutex
	journals map[*Journal]struct{}
}

// NewBudget makes a budget of so many bytes.
func NewBudget(limit int64) *Budget {
	return &Budget{limit: limit, journals: map[*Journal]struct{}{}}
}

// New makes an empty journal within the budget.
func (b *Budget) New(limits Limits) *Journal {
	j := New(limits)
	j.budget = b
	b.mu.Lock()
	defer b.mu.Unlock()
	b.journals[j] = struct{}{}
	return j
}

// Drop takes a journal that nobody needs any more out of the budget, and
// empties it.
func (b *Budget) Drop(j *Journal) {
	b.mu.Lock()
	delete(b.journals, j)
	b.mu.Unlock()
	j.out.Store(true)
	j.Clear()
}

// Bytes is about the size of all exchanges together.
func (b *Budget) Bytes() int64 { return b.bytes.Load() }

// recorded is told by how much a journal has grown.
func (b *Budget) recorded(j *Journal, bytes int) {
	if b == nil {
		return
	}
	j.used.Store(b.count.Add(1))
	if b.bytes.Add(int64(bytes)) > b.limit {
		b.makeRoom()
	}
}

func (b *Budget) freed(bytes int) {
	if b != nil {
		b.bytes.Add(-int64(bytes))
	}
}

// makeRoom lets the idlest journals give, a little more than they must, so
// that it is not done for each exchange.
func (b *Budget) makeRoom() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.bytes.Load() > b.limit {
		idlest := b.idlest()
		if idlest == nil {
			return
		}
		over := b.bytes.Load() - b.limit + b.limit/64
		b.bytes.Add(-int64(idlest.give(int(over))))
	}
}

// idlest is the journal that has recorded nothing for longest, of those that
// hold something.
func (b *Budget) idlest() (idlest *Journal) {
	for j := range b.journals {
		if (idlest == nil || j.used.Load() < idlest.used.Load()) && j.Bytes() > 0 {
			idlest = j
		}
	}
	return idlest
}
