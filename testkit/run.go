package testkit

import (
	"context"
	"errors"
	"fmt"
)

// Run starts a server for whoever has no test at hand, such as TestMain. Close
// it. What no real server can do is an error in the mode Remote.
func Run(ctx context.Context, opts ...Option) (*Server, error) {
	c, err := newConfig("", opts)
	if err != nil {
		return nil, wrap(err)
	}
	return start(ctx, c)
}

// RunT starts a server for a test and closes it with the test. Where it can't,
// the test ends; where it asks for what a real server can't do and runs
// against one, it is skipped. Where the test fails, its log gets the requests
// that matched nothing or failed, and a dump of the world.
func RunT(tb TB, opts ...Option) *Server {
	tb.Helper()
	c, err := newConfig(tb.Name(), opts)
	if err != nil {
		tb.Fatalf("%v", wrap(err))
		return nil
	}
	c.logf = tb.Logf
	s, err := start(tb.Context(), c)
	if missing := (*unrealError)(nil); errors.As(err, &missing) {
		tb.Skipf("%v", missing)
		return nil
	}
	if err != nil {
		tb.Fatalf("%v", err)
		return nil
	}
	tb.Cleanup(func() { s.finish(tb) })
	return s
}

func wrap(err error) error { return fmt.Errorf("run elements: %w", err) }

func start(ctx context.Context, c *config) (*Server, error) {
	instance, err := startInstance(ctx, c)
	if err != nil {
		return nil, wrap(err)
	}
	return newServer(instance, c), nil
}

func startInstance(ctx context.Context, c *config) (Instance, error) {
	switch {
	case c.mode == Remote && c.unreal() != "":
		return nil, &unrealError{c.unreal()}
	case c.mode == Remote:
		return newRemote(c)
	case c.mode == InProcess && !c.shared:
		return startOwn(c)
	default:
		return startSandbox(ctx, c)
	}
}

// unrealError is what no real server can do.
type unrealError struct{ what string }

// Error implements error.
func (e *unrealError) Error() string { return "a real Elements server can't " + e.what }

// finish ends the server of a test.
func (s *Server) finish(tb TB) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), closePatience)
	defer cancel()
	s.explain(ctx, tb)
	if err := s.Close(ctx); err != nil {
		tb.Errorf("close elements: %v", err)
	}
}
