package testkit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// remote are the options of a test that takes an emulator for a real server.
func remote(t *testing.T) (*testkit.Server, []testkit.Option) {
	t.Helper()
	real := testkit.RunT(t, testkit.WithMode(testkit.InProcess))
	return real, []testkit.Option{
		testkit.WithMode(testkit.Remote), testkit.WithURL(real.URL() + "/"), testkit.WithSuperuser("root", "example"),
	}
}

func TestRemote(t *testing.T) {
	t.Parallel()
	real, options := remote(t)
	f := watch(t, func(tb testkit.TB) {
		s := testkit.RunT(tb, options...)
		if me, err := s.MockSession(tb).Me(tb.Context()); err != nil || me.Level != testkit.LevelUser {
			tb.Errorf("got %+v, %v", me, err)
		}
	})
	if f.outcome != "" {
		t.Fatalf("%s:\n%s", f.outcome, f.log())
	}
	if calls := real.Requests(t, testkit.Match{Method: "DELETE"}); len(calls) != 1 {
		t.Errorf("the superuser was logged out %d times, want once", len(calls))
	}
}

func TestRemoteSkipsWhatItCannot(t *testing.T) {
	t.Parallel()
	_, options := remote(t)
	tests := []struct {
		name string
		test func(tb testkit.TB, s *testkit.Server)
		says string
	}{
		{"clock", func(tb testkit.TB, s *testkit.Server) { s.FastForward(tb, time.Second) }, "can't move its clock"},
		{"reset", func(tb testkit.TB, s *testkit.Server) { s.Reset(tb) }, "can't be reset"},
		{"fault", func(tb testkit.TB, s *testkit.Server) { s.Fault(tb, testkit.Fault{}) }, "can't be broken on purpose"},
		{"journal", func(tb testkit.TB, s *testkit.Server) { s.Requests(tb, testkit.Match{}) }, "can't show its journal"},
		{"impersonation", func(tb testkit.TB, s *testkit.Server) { s.As(tb, "root") }, "can't begin a session without a password"},
		{"fixtures", func(tb testkit.TB, s *testkit.Server) { s.Seed(tb) }, "can't be seeded"},
		{"snapshot", func(tb testkit.TB, s *testkit.Server) { s.Snapshot(tb) }, "can't take snapshots"},
		{"restore", func(tb testkit.TB, s *testkit.Server) { s.Restore(tb, testkit.Snapshot{}) }, "can't restore snapshots"},
		{"time", func(tb testkit.TB, s *testkit.Server) { s.Now(tb) }, "can't tell its time"},
		{"setting the time", func(tb testkit.TB, s *testkit.Server) { s.SetTime(tb, time.Now()) }, "can't set its clock"},
		{"verify", func(tb testkit.TB, s *testkit.Server) { s.CheckCalled(tb, testkit.Expectation{}) }, "can't say what was called"},
		{"outbox", func(tb testkit.TB, s *testkit.Server) { s.Outbox(tb, "") }, "can't show what it sent"},
		{"dump", func(tb testkit.TB, s *testkit.Server) { s.Dump(tb) }, "can't show its world"},
		{"tokens", func(tb testkit.TB, s *testkit.Server) { s.Tokens(tb, "google", "ann") }, "can't mint the tokens"},
		{"answers", func(tb testkit.TB, s *testkit.Server) { s.QueueAnswer(tb, "google", testkit.IdentityAnswer{}) }, "can't let an identity provider fail"},
		{"what providers were asked", func(tb testkit.TB, s *testkit.Server) { s.IdentityRequests(tb, "google") }, "can't show what its identity providers"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := watch(t, func(tb testkit.TB) { tt.test(tb, testkit.RunT(tb, options...)) })
			if f.outcome != "skipped" || !strings.Contains(f.log(), tt.says) {
				t.Errorf("%q, want it skipped with %q:\n%s", f.outcome, tt.says, f.log())
			}
		})
	}
}

func TestRemoteSkipsWhatItCannotBegin(t *testing.T) {
	t.Parallel()
	_, options := remote(t)
	f := watch(t, func(tb testkit.TB) { testkit.RunT(tb, append(options, testkit.WithYAML(world))...) })
	if f.outcome != "skipped" || !strings.Contains(f.log(), "can't begin with fixtures") {
		t.Errorf("%q:\n%s", f.outcome, f.log())
	}
}
