package tenant_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// taken are the names of a sandbox's snapshots.
func taken(of *tenant.Tenant) []string {
	var out []string
	for _, s := range of.Snapshots() {
		out = append(out, s.Name)
	}
	return out
}

func take(t *testing.T, of *tenant.Tenant, name string) *tenant.Snapshot {
	t.Helper()
	s, err := of.Take(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSnapshotNames(t *testing.T) {
	t.Parallel()
	box := newRegistry(t, tenant.Options{}).Main()
	take(t, box, "snapshot-2")
	take(t, box, "b")
	take(t, box, "a")
	if got := take(t, box, "").Name; got != "snapshot-4" {
		t.Errorf("drew %q", got)
	}
	if err := box.Forget("a"); err != nil {
		t.Fatal(err)
	}
	if got := take(t, box, "").Name; got != "snapshot-5" {
		t.Errorf("drew %q", got)
	}
	if diff := cmp.Diff([]string{"b", "snapshot-2", "snapshot-4", "snapshot-5"}, taken(box)); diff != "" {
		t.Error(diff)
	}
}

// TestSnapshotIsReplaced checks that a name stands for the newest snapshot,
// and that the older one stays good for who holds it.
func TestSnapshotIsReplaced(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	older := take(t, r.Main(), "x")
	put(t, r.Main().Sandbox(), "late")
	if _, err := r.Main().Sandbox().Advance(time.Minute); err != nil {
		t.Fatal(err)
	}
	newer := take(t, r.Main(), "x")
	if found, err := r.Main().Snapshot("x"); err != nil || found != newer || !found.At.Equal(began.Add(time.Minute)) {
		t.Errorf("got %+v, %v", found, err)
	}
	of := create(t, r, tenant.Spec{From: older.State})
	if diff := cmp.Diff([]string{"seed"}, held(t, of)); diff != "" {
		t.Error(diff)
	}
}

func TestSnapshotRefusals(t *testing.T) {
	t.Parallel()
	box := newRegistry(t, tenant.Options{}).Main()
	_, bad := box.Take("a b")
	_, none := box.Snapshot("none")
	cases := map[string]struct {
		err  error
		want rest.Code
	}{
		"a bad name":       {bad, rest.InvalidDataCode},
		"an unknown one":   {none, rest.NotFoundCode},
		"to forget nobody": {box.Forget("none"), rest.NotFoundCode},
	}
	for name, c := range cases {
		if code(c.err) != c.want {
			t.Errorf("%s: got %v, want %s", name, c.err, c.want)
		}
	}
}

func TestSnapshotBound(t *testing.T) {
	t.Parallel()
	box := newRegistry(t, tenant.Options{}).Main()
	for i := range tenant.MaxSnapshots {
		take(t, box, fmt.Sprint(i))
	}
	if _, err := box.Take(""); code(err) != rest.OverloadCode {
		t.Errorf("one too many: %v", err)
	}
	take(t, box, "7") // in the place of one that is there
	if err := box.Forget("8"); err != nil {
		t.Fatal(err)
	}
	take(t, box, "one-more")
}
