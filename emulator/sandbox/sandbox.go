package sandbox

import (
	"sync"

	"github.com/patrickmn/go-cache"
)

// Sandbox is one isolated state of the backend. It is safe for concurrent
// use; nothing that happens in one is seen in another.
type Sandbox struct {
	schema *Schema
	name   string

	mu      sync.RWMutex
	base    *frozen
	own     []anyRoot // by slot; nil where the base still holds
	nextDue int64     // no row is due before this instant; 0: none is queued
	clock   Clock
	gen     generator

	cacheMu sync.Mutex
	cache   *cache.Cache
	swept   int // rows removed by sweeps since the cache was made
}

// frozen is a set of roots that nobody writes any more.
type frozen struct {
	roots []anyRoot
}

// New makes an empty sandbox. Everything it draws comes from the seed.
func New(schema *Schema, name string, seed Seed, clock Clock) *Sandbox {
	base := &frozen{roots: make([]anyRoot, len(schema.tables))}
	for i, t := range schema.tables {
		base.roots[i] = t.newRoot()
	}
	return &Sandbox{schema: schema, name: name, base: base, clock: clock, gen: newGenerator(seed, name)}
}

// Name is the sandbox's name.
func (s *Sandbox) Name() string { return s.name }

// Schema is the schema that the sandbox was made with.
func (s *Sandbox) Schema() *Schema { return s.schema }

// Snapshot is a state of a sandbox that can be forked or restored any number
// of times. It never changes.
type Snapshot struct {
	schema  *Schema
	base    *frozen
	nextDue int64
	clock   Clock
	gen     generator
}

// Snapshot takes the state as it is now. It costs the same whatever the
// state's size.
func (s *Sandbox) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Snapshot{schema: s.schema, base: s.freeze(), nextDue: s.nextDue, clock: s.clock, gen: s.gen}
}

// Restore brings tables, clock and generators back to where they were when
// the snapshot was taken.
func (s *Sandbox) Restore(snap *Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.base, s.own = snap.base, nil
	s.nextDue, s.clock, s.gen = snap.nextDue, snap.clock, snap.gen
	s.cacheDrop()
}

// Fork makes a sandbox that starts with the snapshot's state and draws from a
// stream of its own, derived from the seed and the name.
func (snap *Snapshot) Fork(name string) *Sandbox {
	return &Sandbox{
		schema: snap.schema, name: name, base: snap.base,
		nextDue: snap.nextDue, clock: snap.clock, gen: snap.gen.fork(name),
	}
}

// freeze makes what the sandbox holds its new base.
func (s *Sandbox) freeze() *frozen {
	if s.own == nil {
		return s.base
	}
	roots := make([]anyRoot, len(s.own))
	for i, r := range s.own {
		if r == nil {
			r = s.base.roots[i]
		}
		roots[i] = r
	}
	s.base, s.own = &frozen{roots: roots}, nil
	return s.base
}
