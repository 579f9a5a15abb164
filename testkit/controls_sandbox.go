package testkit

import (
	"context"
	"net/http"
)

// NewSandbox asks for a sandbox. Without anything it is a fork of the seed of
// the emulator under a name that is drawn.
type NewSandbox struct {
	Name string `json:"name,omitempty"`
	// Sandbox is the one to fork as it is now, Snapshot a snapshot of it or of
	// the sandbox that the call is made on.
	Sandbox  string `json:"sandbox,omitempty"`
	Snapshot string `json:"snapshot,omitempty"`
	// Fixtures, Seed, Start (RFC 3339) and Mail make a world of its own in
	// place of a fork.
	Fixtures string   `json:"fixtures,omitempty"`
	Seed     string   `json:"seed,omitempty"`
	Start    string   `json:"start,omitempty"`
	Mail     MailMode `json:"mail,omitempty"`
	// Idle is the time without a request after which it is dropped; "0s" for
	// never.
	Idle string `json:"idle,omitempty"`
	// Replace lets it take the place of the one that has its name.
	Replace bool `json:"replace,omitempty"`
}

// CreateSandbox makes a sandbox. A name that is taken is a 409.
func (c *Controls) CreateSandbox(ctx context.Context, asked NewSandbox) (made Sandbox, err error) {
	return made, c.call(ctx, http.MethodPost, "/sandboxes", asked, &made)
}

// Sandboxes are all sandboxes of the emulator, the default one first.
func (c *Controls) Sandboxes(ctx context.Context) ([]Sandbox, error) {
	var list struct {
		Sandboxes []Sandbox `json:"sandboxes"`
	}
	err := c.call(ctx, http.MethodGet, "/sandboxes", nil, &list)
	return list.Sandboxes, err
}

// Sandbox is the sandbox with a name. An unknown one is a 404.
func (c *Controls) Sandbox(ctx context.Context, name string) (found Sandbox, err error) {
	return found, c.call(ctx, http.MethodGet, below("/sandboxes", name), nil, &found)
}

// DeleteSandbox deletes a sandbox: its requests end with a 404.
func (c *Controls) DeleteSandbox(ctx context.Context, name string) error {
	return c.call(ctx, http.MethodDelete, below("/sandboxes", name), nil, nil)
}

// Snapshot takes a snapshot, which replaces the one that has its name. The
// empty name draws one.
func (c *Controls) Snapshot(ctx context.Context, name string) (taken Snapshot, err error) {
	return taken, c.call(ctx, http.MethodPost, "/snapshots", map[string]string{"name": name}, &taken)
}

// Restore brings rows, clock, generators and outbox back to a snapshot.
func (c *Controls) Restore(ctx context.Context, s Snapshot) error {
	return c.call(ctx, http.MethodPost, below("/snapshots", s.Name)+"/restore", nil, nil)
}

// Snapshots are the snapshots of the sandbox by name.
func (c *Controls) Snapshots(ctx context.Context) ([]Snapshot, error) {
	var list struct {
		Snapshots []Snapshot `json:"snapshots"`
	}
	err := c.call(ctx, http.MethodGet, "/snapshots", nil, &list)
	return list.Snapshots, err
}

// DeleteSnapshot deletes a snapshot.
func (c *Controls) DeleteSnapshot(ctx context.Context, s Snapshot) error {
	return c.call(ctx, http.MethodDelete, below("/snapshots", s.Name), nil, nil)
}
