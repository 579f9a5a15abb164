package sandbox_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// account is the row of a table without owner; it is due like a mock user.
type account struct {
	ID  string
	Due int64
}

// thing is the row of a table with everything.
type thing struct {
	ID, Name, Code, Group, Owner string
	Due                          int64
}

// part belongs to a thing.
type part struct{ ID, Thing, Maker string }

var (
	accounts = sandbox.Define("account", func(r *account) string { return r.ID },
		sandbox.Deadline(func(r *account) int64 { return r.Due }))

	byName  = sandbox.Unique("name", func(r *thing) string { return r.Name })
	byCode  = sandbox.Unique("code", func(r *thing) string { return r.Code })
	byGroup = sandbox.Many("group", func(r *thing) string { return r.Group })
	byOwner = sandbox.Many("owner", func(r *thing) string { return r.Owner })
	things  = sandbox.Define("thing", func(r *thing) string { return r.ID },
		sandbox.With(byName, byCode, byGroup), sandbox.OwnedBy(byOwner),
		sandbox.Deadline(func(r *thing) int64 { return r.Due }))

	byThing = sandbox.Many("thing", func(r *part) string { return r.Thing })
	byMaker = sandbox.Many("maker", func(r *part) string { return r.Maker })
	parts   = sandbox.Define("part", func(r *part) string { return r.ID }, sandbox.OwnedBy(byThing, byMaker))
)

// start is where the clocks of tests stand.
var start = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

var errFailed = errors.New("failed")

// after is an instant so many ms after the start.
func after(ms int64) int64 { return start.UnixMilli() + ms }

func newSchema(options ...sandbox.Option) *sandbox.Schema {
	return sandbox.NewSchema([]sandbox.AnyTable{accounts, things, parts}, options...)
}

// newBox is an empty sandbox with a frozen clock.
func newBox(options ...sandbox.Option) *sandbox.Sandbox {
	clock := sandbox.NewClock(time.Time{}).Freeze(start)
	return sandbox.New(newSchema(options...), "main", sandbox.NewSeed("test"), clock)
}

// update runs f and checks that it was kept.
func update(t testing.TB, s *sandbox.Sandbox, f func(tx *sandbox.Tx)) {
	t.Helper()
	err := s.Update(func(tx *sandbox.Tx) error {
		f(tx)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// put puts things.
func put(t testing.TB, s *sandbox.Sandbox, rows ...thing) {
	t.Helper()
	update(t, s, func(tx *sandbox.Tx) {
		for _, row := range rows {
			if err := things.Put(tx, &row); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// view reads from a sandbox.
func view[T any](t testing.TB, s *sandbox.Sandbox, f func(tx *sandbox.Tx) T) (out T) {
	t.Helper()
	err := s.View(func(tx *sandbox.Tx) error {
		out = f(tx)
		return errors.Join(things.CheckRoots(tx), accounts.CheckRoots(tx), parts.CheckRoots(tx))
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// ids are the keys of all things.
func ids(t testing.TB, s *sandbox.Sandbox) []string {
	t.Helper()
	return view(t, s, func(tx *sandbox.Tx) []string { return keysOf(slices.Collect(things.All(tx))) })
}

func keysOf(rows []*thing) []string {
	keys := []string{}
	for _, row := range rows {
		keys = append(keys, row.ID)
	}
	return keys
}

// wantIDs checks which things there are.
func wantIDs(t testing.TB, s *sandbox.Sandbox, want ...string) {
	t.Helper()
	if got := ids(t, s); !slices.Equal(got, want) {
		t.Fatalf("things: got %q, want %q", got, want)
	}
}

// numbered are n things in ten groups.
func numbered(n int) []thing {
	rows := make([]thing, n)
	for i := range rows {
		id := strconv.Itoa(1_000_000 + i)
		rows[i] = thing{ID: id, Name: "name " + id, Code: "code " + id, Group: strconv.Itoa(i % 10)}
	}
	return rows
}

// mustPanic checks that f panics.
func mustPanic(t testing.TB, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Fatal("no panic")
		}
	}()
	f()
}
