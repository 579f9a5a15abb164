package tenant

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/plain"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// MaxSnapshots is the greatest number of snapshots of a sandbox.
const MaxSnapshots = 1000

// Snapshot is a named snapshot of a sandbox.
type Snapshot struct {
	Name string
	// At is when it was taken, on the sandbox's clock.
	At    time.Time
	State *sandbox.Snapshot
}

// Take takes a snapshot. It replaces the one that has its name; without a
// name it gets one.
func (t *Tenant) Take(name string) (*Snapshot, error) {
	if name != "" {
		if err := plain.CheckName("snapshot", name); err != nil {
			return nil, err
		}
	}
	s := &Snapshot{Name: name, At: t.box.Now(), State: t.box.Snapshot()}
	t.mu.Lock()
	defer t.mu.Unlock()
	if name == "" {
		s.Name = t.freeSnapshotName()
	}
	if t.snapshots[s.Name] == nil && len(t.snapshots) >= MaxSnapshots {
		return nil, rest.Overload("The sandbox has %d snapshots, which is as many as there can be; delete some.", MaxSnapshots)
	}
	if t.snapshots == nil {
		t.snapshots = map[string]*Snapshot{}
	}
	t.snapshots[s.Name] = s
	return s, nil
}

func (t *Tenant) freeSnapshotName() string {
	for n := len(t.snapshots) + 1; ; n++ {
		name := fmt.Sprintf("snapshot-%d", n)
		if t.snapshots[name] == nil {
			return name
		}
	}
}

// Snapshot is the snapshot with a name. An unknown one is a 404.
func (t *Tenant) Snapshot(name string) (*Snapshot, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s := t.snapshots[name]; s != nil {
		return s, nil
	}
	return nil, rest.NotFound("The sandbox %q has no snapshot %q.", t.Name(), name)
}

// Snapshots are all snapshots by name.
func (t *Tenant) Snapshots() []*Snapshot {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := make([]*Snapshot, 0, len(t.snapshots))
	for _, s := range t.snapshots {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *Snapshot) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Forget deletes the snapshot with a name. An unknown one is a 404.
func (t *Tenant) Forget(name string) error {
	if _, err := t.Snapshot(name); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.snapshots, name)
	return nil
}
