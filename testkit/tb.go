package testkit

import "context"

// TB is what the testkit needs of a *testing.T, *testing.B or *testing.F.
type TB interface {
	Helper()
	Name() string
	Context() context.Context
	Failed() bool
	Cleanup(func())
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Skipf(format string, args ...any)
}
