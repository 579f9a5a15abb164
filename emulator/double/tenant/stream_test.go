package tenant_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// TestStreamsNeverMeet draws from forks of the seed, of a snapshot, of each
// other, and from forks that have a name that was there before in their line.
func TestStreamsNeverMeet(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	at := func(of *tenant.Tenant) *sandbox.Snapshot { return of.Sandbox().Snapshot() }
	a := create(t, r, tenant.Spec{Name: "a"})
	b := create(t, r, tenant.Spec{Name: "b"})
	ab := create(t, r, tenant.Spec{Name: "ab", From: at(a)})
	c := create(t, r, tenant.Spec{Name: "c", From: at(a)})
	aa := create(t, r, tenant.Spec{Name: "a", From: at(a), Replace: true})
	ca := create(t, r, tenant.Spec{Name: "ca", From: at(c)})
	all := map[string]*tenant.Tenant{
		"default": r.Main(), "a": a, "b": b, "ab": ab, "c": c, "a of a": aa, "ca of c": ca,
		"b of b": create(t, r, tenant.Spec{Name: "b", From: at(b), Replace: true}),
	}
	seen := map[string]string{}
	for name, of := range all {
		for range 100 {
			id, secret := drawn(t, of)
			for _, value := range []string{id, secret} {
				if other, twice := seen[value]; twice {
					t.Fatalf("%s and %s both drew %q", name, other, value)
				}
				seen[value] = name
			}
		}
	}
}

// TestStreamDependsOnSeedAndName checks that nothing else decides what is
// drawn.
func TestStreamDependsOnSeedAndName(t *testing.T) {
	t.Parallel()
	draw := func(others int, name string) string {
		r := newRegistry(t, tenant.Options{})
		for range others {
			drawn(t, create(t, r, tenant.Spec{}))
			drawn(t, r.Main())
		}
		id, secret := drawn(t, create(t, r, tenant.Spec{Name: name}))
		return id + secret
	}
	if draw(0, "x") != draw(3, "x") {
		t.Error("what others draw changes what is drawn")
	}
	if draw(0, "x") == draw(0, "y") {
		t.Error("another name draws the same")
	}
}
