package conformance

import "context"

// TB is what Test needs of a *testing.T.
type TB interface {
	Helper()
	Context() context.Context
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
}

// Test runs a scenario and reports each failed step as an error of the test.
// Skipped steps and the counts are logged.
func Test(t TB, target Target, sc *Scenario) {
	t.Helper()
	report := Run(t.Context(), target, sc)
	for _, s := range report.Steps {
		switch s.Status {
		case Failed:
			t.Errorf("%s", s)
		case Skipped:
			t.Logf("%s", s)
		}
	}
	t.Logf("%s", report.summary())
}
