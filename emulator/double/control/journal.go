package control

import (
	"context"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const (
	// maxExchanges is the greatest number of exchanges in an answer.
	maxExchanges = 10_000
	// maxWait is the longest that a call waits.
	maxWait = 10 * time.Minute
)

// Journal are exchanges, oldest first.
type Journal struct {
	// Count is how many fit, shown or not.
	Count int `json:"count"`
	// Dropped is how many of any kind made room for later ones.
	Dropped   int64              `json:"dropped"`
	Exchanges []journal.Exchange `json:"exchanges"`
}

type journalIn struct {
	filterIn
	After string `query:"after"`
	Limit string `query:"limit"`
}

// getJournal shows the last exchanges that fit; behind an id, the first.
func getJournal(c call, in journalIn) (Journal, error) {
	f, secrets, err := c.filter(in.filterIn)
	if err != nil {
		return Journal{}, err
	}
	after, err := number("after", in.After, 0, 0, 1<<62)
	if err != nil {
		return Journal{}, err
	}
	limit, err := number("limit", in.Limit, 100, 0, maxExchanges)
	if err != nil {
		return Journal{}, err
	}
	found := c.tenant.Journal().Find(f, int64(after))
	out := Journal{Count: len(found)}
	_, out.Dropped = c.tenant.Journal().Stats()
	if in.After == "" {
		found = found[max(0, len(found)-limit):]
	}
	out.Exchanges = views(found[:min(limit, len(found))], secrets)
	return out, nil
}

func views(entries []*journal.Entry, secrets bool) []journal.Exchange {
	out := make([]journal.Exchange, len(entries))
	for i, e := range entries {
		out[i] = e.View(secrets)
	}
	return out
}

func clearJournal(c call, _ rest.None) (rest.None, error) {
	c.tenant.Journal().Clear()
	return rest.None{}, nil
}

type waitIn struct {
	filterIn
	Count   string `query:"count"`
	Timeout string `query:"timeout"`
}

// Waited says how a wait ended.
type Waited struct {
	// Reached says whether the count was reached in time.
	Reached bool `json:"reached"`
	// Count is how many exchanges fit.
	Count int `json:"count"`
}

func waitForExchanges(c call, in waitIn) (Waited, error) {
	f, _, err := c.filter(in.filterIn)
	if err != nil {
		return Waited{}, err
	}
	count, err := number("count", in.Count, 1, 1, maxExchanges)
	if err != nil {
		return Waited{}, err
	}
	timeout := 10 * time.Second
	if in.Timeout != "" {
		if timeout, err = rest.Duration("timeout", in.Timeout, 0, maxWait); err != nil {
			return Waited{}, err
		}
	}
	ctx, cancel := c.until()
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, timeout)
	defer stop()
	n := c.tenant.Journal().Wait(ctx, f, count)
	return Waited{Reached: n >= count, Count: n}, c.tenant.Gone()
}

// until is a context that ends with the call and with the sandbox.
func (c call) until() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(c.Context())
	go func() {
		defer cancel()
		select {
		case <-ctx.Done():
		case <-c.tenant.Deleted():
		}
	}()
	return ctx, cancel
}
