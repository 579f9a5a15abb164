package fault

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// What a set may hold: faults, and bytes of the answers that they give.
const (
	MaxFaults = 100
	MaxBodies = 8 << 20
)

// Set are the faults of a sandbox. It is safe for concurrent use.
type Set struct {
	mu     sync.Mutex
	faults []*counted
	chance *rand.Rand
	drawn  int // names
}

// counted is a fault with how often it fitted and acted.
type counted struct {
	Fault
	effect      effect
	calls, hits int
}

// State is a fault with what became of it.
type State struct {
	Fault
	// Calls is how many calls fitted, but for number and chance; Hits is how
	// often the fault acted.
	Calls int `json:"calls"`
	Hits  int `json:"hits"`
	// Spent says that it will not act again.
	Spent bool `json:"spent"`
}

// NewSet makes a set without faults, whose chances depend on a seed.
func NewSet(seed [32]byte) *Set { return &Set{chance: rand.New(rand.NewChaCha8(seed))} }

// Add adds faults, or none of them where one is wrong. A fault replaces the
// one that has its name; its counts begin anew.
func (s *Set) Add(faults ...Fault) ([]State, error) {
	for i := range faults {
		if err := faults[i].check(); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	next := slices.Clone(s.faults)
	var added []State
	for _, f := range faults {
		if f.Name == "" {
			f.Name = s.freeName(next)
		}
		c := &counted{Fault: f}
		c.effect, _ = f.effect() // which was checked
		if i := slices.IndexFunc(next, func(o *counted) bool { return o.Name == f.Name }); i >= 0 {
			next[i] = c
		} else {
			next = append(next, c)
		}
		added = append(added, c.state())
	}
	if len(next) > MaxFaults {
		return nil, rest.InvalidData("A sandbox can have %d faults; remove some.", MaxFaults)
	}
	if bodies(next) > MaxBodies {
		return nil, rest.Overload("The bodies of a sandbox's faults can have %d bytes together; remove some.", MaxBodies)
	}
	s.faults = next
	return added, nil
}

// bodies is the size in bytes of what faults answer.
func bodies(faults []*counted) (size int) {
	for _, f := range faults {
		if f.Error == nil {
			continue
		}
		size += len(f.Error.Message)
		if f.Error.Body != nil {
			size += len(*f.Error.Body)
		}
	}
	return size
}

// freeName draws a name that none of some faults has.
func (s *Set) freeName(among []*counted) string {
	for {
		s.drawn++
		name := fmt.Sprintf("fault-%d", s.drawn)
		if !slices.ContainsFunc(among, func(c *counted) bool { return c.Name == name }) {
			return name
		}
	}
}

// List are all faults, in the order in which they are tried.
func (s *Set) List() []State {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]State, 0, len(s.faults))
	for _, c := range s.faults {
		out = append(out, c.state())
	}
	return out
}

// Remove removes the fault with a name, or all faults of a preset. An unknown
// name is a 404.
func (s *Set) Remove(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := len(s.faults)
	s.faults = slices.DeleteFunc(slices.Clone(s.faults), func(c *counted) bool { return c.named(name) })
	if len(s.faults) == before {
		return rest.NotFound("There is no fault %q.", name)
	}
	return nil
}

// Clear removes all faults.
func (s *Set) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

func (c *counted) state() State {
	return State{Fault: c.Fault, Calls: c.calls, Hits: c.hits, Spent: c.spent()}
}

func (c *counted) spent() bool {
	return c.Times > 0 && c.hits >= c.Times || c.Match.Nth > 0 && c.calls >= c.Match.Nth
}
