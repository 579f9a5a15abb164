package tenant_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// TestReset checks that state, clock and generators go back to where a sandbox
// began, whatever it was made of.
func TestReset(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	own := create(t, r, tenant.Spec{Name: "own"})
	put(t, own.Sandbox(), "own")
	drawn(t, own)
	state := own.Sandbox().Snapshot()
	cases := map[string]struct {
		spec   tenant.Spec
		toSeed bool
		want   []string
	}{
		"of the seed, to the seed":          {tenant.Spec{}, true, []string{"seed"}},
		"of the seed, to its start":         {tenant.Spec{}, false, []string{"seed"}},
		"of another, to the seed":           {tenant.Spec{From: state}, true, []string{"seed"}},
		"of another, to its start":          {tenant.Spec{From: state}, false, []string{"own", "seed"}},
		"of one of its name, to its start":  {tenant.Spec{Name: "own", From: state, Replace: true}, false, []string{"own", "seed"}},
		"with a world of its own, to that":  {tenant.Spec{From: state, Seed: state}, true, []string{"own", "seed"}},
		"with such a world, to its start":   {tenant.Spec{From: state, Seed: state}, false, []string{"own", "seed"}},
		"of its name, with such a world":    {tenant.Spec{Name: "own", From: state, Seed: state, Replace: true}, false, []string{"own", "seed"}},
		"of the default one, to its start":  {tenant.Spec{From: r.Main().Sandbox().Snapshot()}, false, []string{"seed"}},
		"under another name, to that start": {tenant.Spec{Name: "other", From: state}, false, []string{"own", "seed"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := create(t, r, c.spec)
			id, secret := drawn(t, made)
			put(t, made.Sandbox(), "late")
			if _, err := made.Sandbox().Advance(time.Hour); err != nil {
				t.Fatal(err)
			}
			made.Reset(c.toSeed)
			if diff := cmp.Diff(c.want, held(t, made)); diff != "" {
				t.Error(diff)
			}
			if now := made.Sandbox().Now(); !now.Equal(began) {
				t.Errorf("the clock shows %s, want %s", now, began)
			}
			if c.toSeed && c.spec.From != nil && c.spec.Seed == nil {
				return // the seed draws otherwise than what it was made of
			}
			if againID, again := drawn(t, made); againID != id || again != secret {
				t.Errorf("it draws %s after the reset, %s before", againID, id)
			}
		})
	}
}

// TestResetKeeps checks that journal, faults and snapshots outlive a reset.
func TestResetKeeps(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	made := create(t, r, tenant.Spec{})
	made.Journal().Record(&journal.Entry{})
	_, errFault := made.Faults().Add(fault.Fault{Delay: "1s"})
	_, errTake := made.Take("kept")
	made.Reset(true)
	if kept, _ := made.Journal().Stats(); kept != 1 || len(made.Faults().List()) != 1 || len(made.Snapshots()) != 1 {
		t.Errorf("%d exchanges, %d faults, %d snapshots are left, want one of each; %v %v",
			kept, len(made.Faults().List()), len(made.Snapshots()), errFault, errTake)
	}
}

// TestMadeOnce checks that callers who are the first at once get the same
// journal and the same faults.
func TestMadeOnce(t *testing.T) {
	t.Parallel()
	made := create(t, newRegistry(t, tenant.Options{}), tenant.Spec{})
	var done sync.WaitGroup
	for range 16 {
		done.Go(func() {
			made.Journal().Record(&journal.Entry{})
			if _, err := made.Faults().Add(fault.Fault{Delay: "1s"}); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	if kept, _ := made.Journal().Stats(); kept != 16 || len(made.Faults().List()) != 16 {
		t.Errorf("%d exchanges and %d faults, want 16 of each", kept, len(made.Faults().List()))
	}
}

// TestSandboxesShareNothing checks that journals, faults and snapshots are
// each sandbox's own.
func TestSandboxesShareNothing(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	a, b := create(t, r, tenant.Spec{}), create(t, r, tenant.Spec{})
	a.Journal().Record(&journal.Entry{})
	_, errFault := a.Faults().Add(fault.Fault{Delay: "1s"})
	_, errTake := a.Take("")
	if kept, _ := b.Journal().Stats(); kept != 0 || len(b.Faults().List()) != 0 || len(b.Snapshots()) != 0 {
		t.Errorf("the other has %d exchanges, %d faults, %d snapshots; %v %v", kept, len(b.Faults().List()), len(b.Snapshots()), errFault, errTake)
	}
}

func TestOwnSeed(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	state := r.Main().Sandbox().Snapshot()
	for name, want := range map[string]*sandbox.Snapshot{"none": nil, "one": state} {
		if got := create(t, r, tenant.Spec{Name: name, Seed: want}).OwnSeed(); got != want {
			t.Errorf("%s: got %p, want %p", name, got, want)
		}
	}
}
