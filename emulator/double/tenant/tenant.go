// Package tenant is the sandboxes that an emulator serves, each with what is
// about it but no part of its state: its journal, its faults, its snapshots.
package tenant

import (
	"crypto/sha256"
	"sync"
	"sync/atomic"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// Default is the name of the sandbox at the root of the server.
const Default = "default"

// Prefix comes before the name of a sandbox in the paths of everything it
// serves.
const Prefix = "/sandbox/"

// Tenant is a sandbox with what is about it. It is safe for concurrent use.
type Tenant struct {
	box   *sandbox.Sandbox
	all   *Registry
	seed  *sandbox.Snapshot // nil for the registry's as it is now
	start *sandbox.Snapshot // what it was made as; nil for the seed
	idle  time.Duration     // 0: never dropped

	gone   chan struct{} // closed when the sandbox is deleted
	active atomic.Int32  // requests in flight
	used   atomic.Int64  // end of the last request, in ns since the registry began

	// Most sandboxes of a suite need none of these, so they are made when
	// first needed.
	journal atomic.Pointer[journal.Journal]
	faults  atomic.Pointer[fault.Set]

	live live

	mu        sync.Mutex
	snapshots map[string]*Snapshot
}

// Name is the sandbox's name.
func (t *Tenant) Name() string { return t.box.Name() }

// Sandbox is the state.
func (t *Tenant) Sandbox() *sandbox.Sandbox { return t.box }

// Idle is the time without a request after which the sandbox is dropped; 0
// for never.
func (t *Tenant) Idle() time.Duration { return t.idle }

// Deleted is closed when the sandbox is deleted.
func (t *Tenant) Deleted() <-chan struct{} { return t.gone }

// Journal is the sandbox's journal.
func (t *Tenant) Journal() *journal.Journal {
	if j := t.journal.Load(); j != nil {
		return j
	}
	made := t.all.journals.New(t.all.options.Journal)
	if !t.journal.CompareAndSwap(nil, made) {
		t.all.journals.Drop(made)
	}
	return t.journal.Load()
}

// Faults are the sandbox's faults.
func (t *Tenant) Faults() *fault.Set {
	if s := t.faults.Load(); s != nil {
		return s
	}
	seed := sha256.Sum256(append(t.all.options.Seed[:], "faults\x00"+t.Name()...))
	t.faults.CompareAndSwap(nil, fault.NewSet(seed))
	return t.faults.Load()
}

// Enter lets the faults act on a call (rest.Gate).
func (t *Tenant) Enter(c *rest.Call, x *rest.Exchange) error {
	if err := t.Gone(); err != nil {
		return err
	}
	faults := t.faults.Load()
	if faults == nil {
		return nil
	}
	if err := faults.Act(c, x, t.gone); err != nil {
		return err
	}
	return t.Gone()
}

// Gone is the 404 of a sandbox that was deleted, or nil (rest.Gate).
func (t *Tenant) Gone() error {
	select {
	case <-t.gone:
		return rest.NotFound("The sandbox %q was deleted.", t.Name())
	default:
		return nil
	}
}

// Reset brings state, clock, generators and outbox back to the seed, or to
// what the sandbox was made of. Journal and faults stay.
func (t *Tenant) Reset(toSeed bool) {
	state := t.start
	if toSeed || state == nil {
		state = t.seed
	}
	if state == nil {
		state = t.all.Seed()
	}
	t.hangUp(socket.ServiceRestart, "The sandbox was reset.", false)
	t.box.Restore(state)
}

// OwnSeed is the seed of a sandbox with a world of its own, or nil.
func (t *Tenant) OwnSeed() *sandbox.Snapshot { return t.seed }

// Release ends the use of a sandbox that Registry.Use began.
func (t *Tenant) Release() {
	if t.idle > 0 {
		t.used.Store(int64(t.all.elapsed())) // idleness is real time
	}
	t.active.Add(-1)
}

// left is how long the sandbox may still idle. One in use may idle for all
// its time.
func (t *Tenant) left() time.Duration {
	if t.idle == 0 || t.active.Load() > 0 {
		return t.idle
	}
	return t.idle - (t.all.elapsed() - time.Duration(t.used.Load()))
}
