package tenant_test

import (
	"errors"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// began is when the clocks of the sandboxes begin.
var began = time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)

// thing is a row.
type thing struct{ Name string }

var things = sandbox.Define("thing", func(r *thing) string { return r.Name })

// newRegistry is a registry whose seed holds one thing, and whose default
// sandbox stands still.
func newRegistry(t *testing.T, options tenant.Options) *tenant.Registry {
	t.Helper()
	schema := sandbox.NewSchema([]sandbox.AnyTable{things})
	main := sandbox.New(schema, tenant.Default, sandbox.NewSeed("test"), sandbox.NewClock(began).Freeze(began))
	put(t, main, "seed")
	if options.Max == 0 {
		options.Max = 100
	}
	if options.Journal == (journal.Limits{}) {
		options.Journal = journal.DefaultLimits()
	}
	r := tenant.NewRegistry(main, options)
	t.Cleanup(r.Close)
	return r
}

// put adds things to a sandbox.
func put(t *testing.T, box *sandbox.Sandbox, names ...string) {
	t.Helper()
	err := box.Update(func(tx *sandbox.Tx) error {
		for _, name := range names {
			if err := things.Put(tx, &thing{name}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// held are the names of a sandbox's things in their order.
func held(t *testing.T, of *tenant.Tenant) []string {
	t.Helper()
	var names []string
	err := of.Sandbox().View(func(tx *sandbox.Tx) error {
		for row := range things.All(tx) {
			names = append(names, row.Name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// create makes a sandbox.
func create(t *testing.T, r *tenant.Registry, spec tenant.Spec) *tenant.Tenant {
	t.Helper()
	made, err := r.Create(spec)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// drawn is the next id and the next secret of a sandbox.
func drawn(t *testing.T, of *tenant.Tenant) (id, secret string) {
	t.Helper()
	err := of.Sandbox().Update(func(tx *sandbox.Tx) error {
		id, secret = tx.NewID(), string(tx.RandomBytes(16))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return id, secret
}

// names are the names of sandboxes.
func names(all []*tenant.Tenant) []string {
	var out []string
	for _, t := range all {
		out = append(out, t.Name())
	}
	return out
}

// code is the code of an error, empty for none.
func code(err error) rest.Code {
	var e *rest.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
