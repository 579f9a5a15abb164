package testkit

import (
	"context"
	"net/http"
	"time"
)

// instant is the format of instants: RFC 3339 with milliseconds.
const instant = "2006-01-02T15:04:05.000Z07:00"

// Clock is what the sandbox's clock shows.
func (c *Controls) Clock(ctx context.Context) (clock Clock, err error) {
	return clock, c.call(ctx, http.MethodGet, "/clock", nil, &clock)
}

// Now is the time on the sandbox's clock.
func (c *Controls) Now(ctx context.Context) (time.Time, error) {
	clock, err := c.Clock(ctx)
	return clock.Now, err
}

// FastForward moves the clock. All that has a deadline follows at once.
func (c *Controls) FastForward(ctx context.Context, d time.Duration) error {
	return c.move(ctx, map[string]any{"advance": d.String()})
}

// SetTime moves the clock to an instant, which must not be before the present
// one.
func (c *Controls) SetTime(ctx context.Context, at time.Time) error {
	return c.move(ctx, map[string]any{"set": at.UTC().Format(instant)})
}

// Freeze stops the clock. FastForward and SetTime still move it.
func (c *Controls) Freeze(ctx context.Context) error {
	return c.move(ctx, map[string]any{"freeze": true})
}

// Resume lets the clock run on.
func (c *Controls) Resume(ctx context.Context) error {
	return c.move(ctx, map[string]any{"resume": true})
}

func (c *Controls) move(ctx context.Context, how map[string]any) error {
	return c.call(ctx, http.MethodPost, "/clock", how, nil)
}
