package testkit

import (
	"context"
	"net/http"
)

type faultList struct {
	Faults []FaultState `json:"faults"`
}

// Inject adds a fault. Remove takes it away again.
func (c *Controls) Inject(ctx context.Context, f Fault) (remove func(context.Context) error, err error) {
	var added faultList
	if err := c.call(ctx, http.MethodPost, "/faults", f, &added); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return c.RemoveFault(ctx, added.Faults[0].Name) }, nil
}

// InjectPreset adds the faults of a preset: Flaky.
func (c *Controls) InjectPreset(ctx context.Context, name string) (remove func(context.Context) error, err error) {
	if err := c.call(ctx, http.MethodPost, "/faults", map[string]string{"preset": name}, nil); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return c.RemoveFault(ctx, name) }, nil
}

// Faults are all faults, with how often each acted.
func (c *Controls) Faults(ctx context.Context) ([]FaultState, error) {
	var list faultList
	err := c.call(ctx, http.MethodGet, "/faults", nil, &list)
	return list.Faults, err
}

// RemoveFault removes the fault, or the faults of the preset, with a name.
func (c *Controls) RemoveFault(ctx context.Context, name string) error {
	return c.call(ctx, http.MethodDelete, below("/faults", name), nil, nil)
}

// ClearFaults removes all faults.
func (c *Controls) ClearFaults(ctx context.Context) error {
	return c.call(ctx, http.MethodDelete, "/faults", nil, nil)
}
