package tenant_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The tests below run in bubbles: their time is none, it goes on at once when
// all wait.

// gone says whether a sandbox was deleted.
func gone(t *tenant.Tenant) bool { return t.Gone() != nil }

func TestIdle(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		all   time.Duration
		own   *time.Duration
		after time.Duration
		gone  bool
	}{
		{"before its time", time.Minute, nil, 59 * time.Second, false},
		{"after its time", time.Minute, nil, time.Minute, true},
		{"an own time, before", time.Minute, new(time.Hour), 59 * time.Minute, false},
		{"an own time, after", time.Minute, new(time.Hour), time.Hour, true},
		{"never, by its own", time.Minute, new(time.Duration(0)), 1000 * time.Hour, false},
		{"never", 0, nil, 1000 * time.Hour, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRegistry(t, tenant.Options{Idle: c.all})
				create(t, r, tenant.Spec{Name: "x", Idle: c.own})
				time.Sleep(c.after)
				if _, err := r.Get("x"); (code(err) == rest.NotFoundCode) != c.gone {
					t.Errorf("got %v, want it gone: %v", err, c.gone)
				}
			})
		})
	}
}

// TestIdleIsSwept checks that what idled goes although nobody asks for it.
func TestIdleIsSwept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{Idle: time.Minute})
		idle := create(t, r, tenant.Spec{})
		stays := create(t, r, tenant.Spec{Idle: new(time.Hour)})
		time.Sleep(2 * time.Minute)
		if !gone(idle) || gone(stays) {
			t.Errorf("gone: %v and %v, want the first one only", gone(idle), gone(stays))
		}
	})
}

func TestUseIsNotIdle(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{Idle: time.Minute})
		made := create(t, r, tenant.Spec{Name: "x"})
		if _, err := r.Use("x"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Hour)
		made.Release()
		time.Sleep(59 * time.Second)
		if gone(made) {
			t.Error("it is gone within its time after the use")
		}
		time.Sleep(time.Minute)
		if !gone(made) {
			t.Error("it is still there after its time after the use")
		}
	})
}

// TestEachUseCounts checks that a sandbox that is used now and then stays.
func TestEachUseCounts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{Idle: time.Minute})
		create(t, r, tenant.Spec{Name: "x"})
		for range 10 {
			time.Sleep(50 * time.Second)
			used, err := r.Use("x")
			if err != nil {
				t.Fatal(err)
			}
			used.Release()
		}
	})
}

// TestLookingIsNoUse checks that who lists sandboxes keeps none of them.
func TestLookingIsNoUse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{Idle: time.Minute})
		create(t, r, tenant.Spec{Name: "x"})
		time.Sleep(40 * time.Second)
		if _, err := r.Get("x"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(21 * time.Second)
		if diff := cmp.Diff([]string{"default"}, names(r.List())); diff != "" {
			t.Error(diff)
		}
	})
}

// TestIdleMakesRoom checks that a sandbox that has idled counts no more, even
// before it is swept.
func TestIdleMakesRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{Max: 1, Idle: time.Second})
		create(t, r, tenant.Spec{})
		time.Sleep(2 * time.Second)
		create(t, r, tenant.Spec{})
	})
}

// TestReplacedKeepsNoOldDeadline checks that the time of a sandbox is not that
// of the one it replaced.
func TestReplacedKeepsNoOldDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{})
		create(t, r, tenant.Spec{Name: "x", Idle: new(time.Second)})
		next := create(t, r, tenant.Spec{Name: "x", Replace: true})
		time.Sleep(time.Hour)
		if gone(next) {
			t.Error("it is gone")
		}
	})
}

func TestCloseEndsTheSweeping(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, tenant.Options{Idle: time.Second})
		made := create(t, r, tenant.Spec{})
		r.Close()
		create(t, r, tenant.Spec{})
		time.Sleep(time.Hour)
		if gone(made) {
			t.Error("a closed registry sweeps")
		}
	})
}
