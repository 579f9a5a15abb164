package sandbox

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/patrickmn/go-cache"
)

// Sandbox is one isolated state of the backend. It is safe for concurrent
// use; nothing that happens in one is seen in another.
type Sandbox struct {
	schema *Schema
	name   string

	mu      sync.RWMutex
	roots   []*root     // by slot; the slice is shared while owned is nil
	owned   []bool      // by slot: the root is not shared and may be written
	shared  atomic.Bool // readers hold the roots: owned does not count
	nextDue int64       // no row is due before this instant
	held    int64       // the clock shows no later instant; never where it is free
	latest  int64       // of the transactions that wrote
	aside   *aside      // the sweep that is worked out aside, or nil
	timer   *time.Timer // of the next crowd; nil while none is planned
	closed  bool
	moving  sync.Mutex // taken before mu by whoever moves the clock
	clock   Clock
	gen     generator

	cacheMu sync.Mutex
	cache   *cache.Cache
	swept   int // rows removed by sweeps since the cache was dropped
}

// New makes an empty sandbox. Everything it draws comes from the seed.
func New(schema *Schema, name string, seed Seed, clock Clock) *Sandbox {
	roots := make([]*root, len(schema.tables))
	for i, t := range schema.tables {
		roots[i] = t.newRoot()
	}
	return &Sandbox{
		schema: schema, name: name, roots: roots,
		nextDue: never, held: never, clock: clock, gen: newGenerator(seed, name),
	}
}

// Name is the sandbox's name.
func (s *Sandbox) Name() string { return s.name }

// Schema is the schema that the sandbox was made with.
func (s *Sandbox) Schema() *Schema { return s.schema }

// Snapshot is a state of a sandbox that can be forked or restored any number
// of times. It never changes.
type Snapshot struct {
	schema  *Schema
	name    string
	roots   []*root
	nextDue int64
	clock   Clock
	gen     generator
}

// Snapshot takes the state as it is now. It costs the same whatever the
// state's size. It must not be called inside a transaction.
func (s *Sandbox) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Snapshot{
		schema: s.schema, name: s.name, roots: s.shareRoots(),
		nextDue: s.nextDue, clock: s.clock, gen: s.gen,
	}
}

// Restore brings tables, clock and generators back to where they were when
// the snapshot was taken; a clock that ran shows real time with the offset it
// had. A snapshot of a sandbox with another name makes this one what a fork
// under its own name is. One of another schema is a mistake of the programmer
// and panics.
func (s *Sandbox) Restore(snap *Snapshot) {
	if snap.schema != s.schema {
		panic("sandbox: the snapshot is of another schema")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.abandon()
	s.replan()
	s.roots, s.owned = snap.roots, nil
	s.held, s.latest = never, 0
	s.nextDue, s.clock, s.gen = snap.nextDue, snap.clock, snap.gen
	if snap.name != s.name {
		s.gen = snap.gen.fork(s.name)
	}
	s.cacheDrop()
}

// Fork makes a sandbox that starts with the snapshot's state and draws from a
// stream of its own, derived from the snapshot's and the name.
func (snap *Snapshot) Fork(name string) *Sandbox {
	return &Sandbox{
		schema: snap.schema, name: name, roots: snap.roots,
		nextDue: snap.nextDue, held: never, clock: snap.clock, gen: snap.gen.fork(name),
	}
}

// shareRoots are the roots as they are: they are not written any more. The
// lock, or at least that of a reader, is held.
func (s *Sandbox) shareRoots() []*root {
	s.shared.Store(true)
	return s.roots
}

// own is the root of a table for writing, forked where it is shared.
func (s *Sandbox) own(slot int) *root {
	if s.shared.Load() {
		s.shared.Store(false)
		s.owned = nil
	}
	if s.owned == nil {
		s.roots = slices.Clone(s.roots)
		s.owned = make([]bool, len(s.roots))
	}
	if !s.owned[slot] {
		s.roots[slot] = s.roots[slot].fork()
		s.owned[slot] = true
	}
	return s.roots[slot]
}
