package testkit

import (
	"context"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// Emulator is what a test can do to an emulator. The test is skipped where it
// runs against a real server: what is the rest of the sentence "a real
// Elements server can't".
func (s *Server) Emulator(tb TB, what string) *Controls {
	tb.Helper()
	controls, ok := s.Controls()
	if !ok {
		tb.Skipf("%v", &unrealError{what})
	}
	return controls
}

// As is a session of any user (by id, name or email) without a password.
func (s *Server) As(tb TB, user string) *Session {
	tb.Helper()
	return s.impersonate(tb, NewSession{User: user})
}

// AsProfile is a session of a profile (by id) and its user without a password.
func (s *Server) AsProfile(tb TB, profile string) *Session {
	tb.Helper()
	return s.impersonate(tb, NewSession{Profile: profile})
}

func (s *Server) impersonate(tb TB, asked NewSession) *Session {
	tb.Helper()
	made, err := s.Emulator(tb, "begin a session without a password").Session(tb.Context(), asked)
	if err != nil {
		tb.Fatalf("begin a session: %v", err)
	}
	return s.anonymous.session(made)
}

// Seed adds fixtures to the world.
func (s *Server) Seed(tb TB, sources ...fixtures.Source) {
	tb.Helper()
	check(tb, "add fixtures", s.Emulator(tb, "be seeded").Seed(tb.Context(), sources...))
}

// Reset brings rows, clock, generators and outbox back to what the test began
// with. Journal and faults stay.
func (s *Server) Reset(tb TB) {
	tb.Helper()
	check(tb, "reset", s.Emulator(tb, "be reset").Reset(tb.Context()))
}

// Snapshot takes a snapshot.
func (s *Server) Snapshot(tb TB) Snapshot {
	tb.Helper()
	taken, err := s.Emulator(tb, "take snapshots").Snapshot(tb.Context(), "")
	check(tb, "take a snapshot", err)
	return taken
}

// Restore brings rows, clock, generators and outbox back to a snapshot.
func (s *Server) Restore(tb TB, taken Snapshot) {
	tb.Helper()
	check(tb, "restore a snapshot", s.Emulator(tb, "restore snapshots").Restore(tb.Context(), taken))
}

// Now is the time on the server's clock.
func (s *Server) Now(tb TB) time.Time {
	tb.Helper()
	now, err := s.Emulator(tb, "tell its time").Now(tb.Context())
	check(tb, "read the clock", err)
	return now
}

// FastForward moves the clock. All that has a deadline follows at once.
func (s *Server) FastForward(tb TB, d time.Duration) {
	tb.Helper()
	check(tb, "move the clock", s.Emulator(tb, "move its clock").FastForward(tb.Context(), d))
}

// SetTime moves the clock to an instant, not before the present one.
func (s *Server) SetTime(tb TB, at time.Time) {
	tb.Helper()
	check(tb, "set the clock", s.Emulator(tb, "set its clock").SetTime(tb.Context(), at))
}

// Fault adds a fault. Remove takes it away again; it need not be called.
func (s *Server) Fault(tb TB, f Fault) (remove func()) {
	tb.Helper()
	take, err := s.Emulator(tb, "be broken on purpose").Inject(tb.Context(), f)
	check(tb, "add a fault", err)
	return func() {
		tb.Helper()
		check(tb, "remove a fault", take(tb.Context()))
	}
}

// Requests are the exchanges that fit, oldest first.
func (s *Server) Requests(tb TB, m Match) []Exchange {
	tb.Helper()
	found, err := s.Emulator(tb, "show its journal").Journal(tb.Context(), m)
	check(tb, "read the journal", err)
	return found
}

// Outbox are the mails and pushes that a real server would have sent to a
// recipient, or to anybody where it is empty, oldest first.
func (s *Server) Outbox(tb TB, to string) []Message {
	tb.Helper()
	messages, err := s.Emulator(tb, "show what it sent").Outbox(tb.Context(), to)
	check(tb, "read the outbox", err)
	return messages
}

// Dump is the world as fixtures in YAML.
func (s *Server) Dump(tb TB) string {
	tb.Helper()
	yaml, err := s.Emulator(tb, "show its world").Export(tb.Context())
	check(tb, "export the world", err)
	return yaml
}

// check ends a test that could not do something.
func check(tb TB, what string, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatalf("%s: %v", what, err)
	}
}

// CheckCalled reports an error of the test where something was not called as
// often as expected (at least once where no number is given), with what came
// near.
func (s *Server) CheckCalled(tb TB, e Expectation) {
	tb.Helper()
	verified, err := s.Emulator(tb, "say what was called").Verify(tb.Context(), e)
	check(tb, "verify", err)
	if !verified.OK {
		tb.Errorf("%s", mismatch(verified))
	}
}

// explain tells a failing test what the server saw and holds.
func (s *Server) explain(ctx context.Context, tb TB) {
	tb.Helper()
	controls, emulated := s.Controls()
	if !emulated {
		return
	}
	if s.log {
		logExchanges(ctx, tb, controls, Match{}, "requests")
	}
	if !tb.Failed() {
		return
	}
	logExchanges(ctx, tb, controls, Match{Unmatched: true, Failed: true}, "unmatched and failed requests")
	world, err := controls.Export(ctx)
	if err != nil {
		tb.Logf("the world can't be shown: %v", err)
		return
	}
	tb.Logf("the world:\n%s", shorten(world, mostDumped))
}
