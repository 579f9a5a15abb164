package tenant

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/patrickmn/go-cache"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/plain"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// Options are what all sandboxes of an emulator have in common.
type Options struct {
	// Seed decides the chances of faults.
	Seed sandbox.Seed
	// Max is the greatest number of sandboxes besides the default one.
	Max int
	// Idle is the time without a request after which a sandbox is dropped,
	// unless it says otherwise; 0 for never.
	Idle time.Duration
	// Journal bounds the journal of each sandbox.
	Journal journal.Limits
	// JournalBudget is the size in bytes of all journals together; 0 for
	// journal.DefaultBudget.
	JournalBudget int64
}

// Registry are the sandboxes of an emulator. It is safe for concurrent use.
type Registry struct {
	options Options
	// journals bounds the journals of all sandboxes together.
	journals *journal.Budget
	began    time.Time // with its monotonic reading
	main     *Tenant
	seed     atomic.Pointer[sandbox.Snapshot]

	mu    sync.RWMutex
	forks map[string]*Tenant
	drawn int // names
	// leaving holds the forks that are dropped when they idle, until they may
	// do so. It has no janitor: sweep looks after it.
	leaving *cache.Cache
	timer   *time.Timer // of the next sweep; nil while none is due
	closed  bool
}

// NewRegistry makes a registry whose default sandbox is main, and whose seed
// is what that holds now.
func NewRegistry(main *sandbox.Sandbox, options Options) *Registry {
	if options.JournalBudget == 0 {
		options.JournalBudget = journal.DefaultBudget
	}
	r := &Registry{options: options, journals: journal.NewBudget(options.JournalBudget), began: time.Now(), forks: map[string]*Tenant{}, leaving: cache.New(cache.NoExpiration, 0)}
	r.main = &Tenant{box: main, all: r, gone: make(chan struct{})}
	r.seed.Store(main.Snapshot())
	r.leaving.OnEvicted(func(_ string, t any) { r.mayLeave(t.(*Tenant)) })
	return r
}

// elapsed is real time since the registry was made. It is counted
// monotonically, so a system clock that jumps drops no sandbox.
func (r *Registry) elapsed() time.Duration { return time.Since(r.began) }

// Main is the default sandbox.
func (r *Registry) Main() *Tenant { return r.main }

// Seed is the state that sandboxes are forked from and reset to.
func (r *Registry) Seed() *sandbox.Snapshot { return r.seed.Load() }

// Reseed changes the seed, and starts the default sandbox anew with it. The
// others stay as they are.
func (r *Registry) Reseed(seed *sandbox.Snapshot) {
	r.seed.Store(seed)
	r.main.Reset(true)
}

// Get is the sandbox with a name, or a 404.
func (r *Registry) Get(name string) (*Tenant, error) {
	t, err := r.Use(name)
	if err == nil {
		t.active.Add(-1)
	}
	return t, err
}

// Use is Get for a request: until Release the sandbox is not idle.
func (r *Registry) Use(name string) (*Tenant, error) {
	if name == Default {
		r.main.active.Add(1)
		return r.main, nil
	}
	r.mu.RLock()
	t := r.forks[name]
	alive := t != nil && (t.idle == 0 || t.left() > 0)
	if alive {
		t.active.Add(1)
	}
	r.mu.RUnlock()
	if alive {
		return t, nil
	}
	if t != nil {
		r.sweep()
	}
	return nil, rest.NotFound("There is no sandbox %q: it was deleted, was dropped for idling, or never was. Make one with POST /_emulator/sandboxes.", name)
}

// List are all sandboxes: the default one, then the others by name.
func (r *Registry) List() []*Tenant {
	r.sweep()
	r.mu.RLock()
	out := make([]*Tenant, 0, len(r.forks))
	for _, t := range r.forks {
		out = append(out, t)
	}
	r.mu.RUnlock()
	slices.SortFunc(out, func(a, b *Tenant) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.Insert(out, 0, r.main)
}

// Spec says what a new sandbox is to be.
type Spec struct {
	// Name is drawn where it is empty.
	Name string
	// From is the state it begins with; nil for the seed.
	From *sandbox.Snapshot
	// Seed is the seed of a sandbox with a world of its own, and of its forks;
	// nil for the emulator's.
	Seed *sandbox.Snapshot
	// Idle replaces Options.Idle where it is not nil; 0 is never.
	Idle *time.Duration
	// Replace lets it take the place of the one that has its name.
	Replace bool
}

// Create makes a sandbox. It costs the same whatever the size of the world.
func (r *Registry) Create(spec Spec) (*Tenant, error) {
	if spec.Name != "" {
		if err := plain.CheckName("sandbox", spec.Name); err != nil {
			return nil, err
		}
	}
	r.mu.RLock()
	full := len(r.forks) >= r.options.Max
	r.mu.RUnlock()
	if full {
		r.sweep()
	}
	return r.create(spec)
}

func (r *Registry) create(spec Spec) (*Tenant, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if spec.Name == "" {
		spec.Name = r.freeName()
	}
	old := r.forks[spec.Name]
	switch {
	case spec.Name == Default:
		return nil, rest.Duplicate("The sandbox %q is always there, at the root of the server; choose another name.", Default)
	case old != nil && !spec.Replace:
		return nil, rest.Duplicate("The sandbox %q exists. Delete it first, or send \"replace\": true for a new one in its place.", spec.Name)
	case old == nil && len(r.forks) >= r.options.Max:
		return nil, rest.Overload("There are %d sandboxes, which is as many as there can be. Delete those that are done with, or start the emulator with a higher --max-sandboxes.", len(r.forks))
	}
	if old != nil {
		r.drop(old)
	}
	t := r.newTenant(spec)
	r.forks[spec.Name] = t
	if t.idle > 0 {
		r.leaving.Set(spec.Name, t, t.idle)
		r.schedule()
	}
	return t, nil
}

func (r *Registry) newTenant(spec Spec) *Tenant {
	from, idle := spec.From, r.options.Idle
	if from == nil {
		from = r.Seed()
	}
	if spec.Idle != nil {
		idle = *spec.Idle
	}
	box := from.Fork(spec.Name)
	// The start is the fork and not what it was forked from: where that has the
	// same name, a reset would go on with its stream.
	t := &Tenant{box: box, all: r, seed: spec.Seed, start: box.Snapshot(), idle: idle, gone: make(chan struct{})}
	t.used.Store(int64(r.elapsed()))
	return t
}

func (r *Registry) freeName() string {
	for {
		r.drawn++
		name := fmt.Sprintf("sandbox-%d", r.drawn)
		if r.forks[name] == nil {
			return name
		}
	}
}

// Delete deletes a sandbox: its requests end with a 404. The default one
// can't be deleted.
func (r *Registry) Delete(name string) error {
	if name == Default {
		return rest.Conflict("The sandbox %q can't be deleted; reset it with POST /_emulator/reset.", Default)
	}
	if _, err := r.Get(name); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if t := r.forks[name]; t != nil {
		r.drop(t)
	}
	return nil
}

// drop takes a fork out. The lock is held.
func (r *Registry) drop(t *Tenant) {
	delete(r.forks, t.Name())
	t.hangUp(socket.GoingAway, "The sandbox was deleted.", true)
	close(t.gone) // at first: mayLeave is told of what leaves in this way too
	r.leaving.Delete(t.Name())
	t.box.Close()
	if j := t.journal.Load(); j != nil {
		r.journals.Drop(j)
	}
}
