package testkit

import "context"

// Instance is one running Elements server as a test sees it, whatever runs it.
type Instance interface {
	// URL is the base URL, without a trailing slash: that of the test's own
	// sandbox where it has one.
	URL() string
	// Controls is what a test can do to an emulator; false for a real server.
	Controls() (*Controls, bool)
	// Close ends it. Further calls do nothing and return the same.
	Close(ctx context.Context) error
}

// Host is an emulator that all tests of a binary share, each with a sandbox of
// its own.
type Host interface {
	// URL is the base URL, without a trailing slash.
	URL() string
	// Close ends it. It is called once.
	Close(ctx context.Context) error
}

// Launcher starts the host of a mode. Image is what WithImage or the
// environment says, maybe nothing. It returns once the host is ready.
type Launcher func(ctx context.Context, image string) (Host, error)
