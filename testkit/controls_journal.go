package testkit

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Match chooses exchanges. What is empty is not looked at.
type Match struct {
	// Operation is the id of an operation: "createMockSession".
	Operation string
	Method    string
	// Path is the path of an operation, "/user/{name}", or one as requested.
	Path string
	// Caller is a user (by id, name or email), a profile (by id) or
	// "anonymous".
	Caller string
	// Status is a status like "404", or "4xx" or "5xx".
	Status string
	// Contains is a text in the request's body.
	Contains string
	// Unmatched and Failed choose requests that matched no operation, and those
	// that were answered with an error or not at all; with both, either.
	Unmatched, Failed bool
	// Secrets shows secrets whole, which are cut short otherwise.
	Secrets bool
}

func (m Match) query() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{
		"operation": m.Operation, "method": m.Method, "path": m.Path, "caller": m.Caller,
		"status": m.Status, "contains": m.Contains,
	} {
		if value != "" {
			q.Set(name, value)
		}
	}
	for name, value := range map[string]bool{"unmatched": m.Unmatched, "failed": m.Failed, "secrets": m.Secrets} {
		if value {
			q.Set(name, "true")
		}
	}
	return q
}

// mostExchanges is the greatest number of exchanges that one call gives.
const mostExchanges = 10_000

// Journal are the exchanges that fit, oldest first.
func (c *Controls) Journal(ctx context.Context, m Match) ([]Exchange, error) {
	var found struct {
		Exchanges []Exchange `json:"exchanges"`
	}
	q := m.query()
	q.Set("limit", strconv.Itoa(mostExchanges))
	err := c.call(ctx, http.MethodGet, "/journal?"+q.Encode(), nil, &found)
	return found.Exchanges, err
}

// Wait waits until a number of exchanges fits, for a time at most. It says
// whether it came so far.
func (c *Controls) Wait(ctx context.Context, m Match, count int, timeout time.Duration) (reached bool, err error) {
	q := m.query()
	q.Set("count", strconv.Itoa(count))
	q.Set("timeout", timeout.String())
	var waited struct {
		Reached bool `json:"reached"`
	}
	err = c.call(ctx, http.MethodGet, "/journal/wait?"+q.Encode(), nil, &waited)
	return waited.Reached, err
}

// ClearJournal forgets all exchanges.
func (c *Controls) ClearJournal(ctx context.Context) error {
	return c.call(ctx, http.MethodDelete, "/journal", nil, nil)
}

// Verify says whether something was called as often as expected, and what came
// near.
func (c *Controls) Verify(ctx context.Context, e Expectation) (verified Verified, err error) {
	return verified, c.call(ctx, http.MethodPost, "/verify", e, &verified)
}
