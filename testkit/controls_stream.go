package testkit

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"strings"
)

// mostBytes is the longest line of a stream.
const mostBytes = 64 << 20

// Follow are the exchanges that fit, as they happen, until the context or the
// loop ends. The error is the last that it gives; a context that ends is none.
func (c *Controls) Follow(ctx context.Context, m Match) iter.Seq2[Exchange, error] {
	return func(yield func(Exchange, error) bool) {
		err := c.follow(ctx, m, func(x Exchange) bool { return yield(x, nil) })
		if err != nil && ctx.Err() == nil {
			yield(Exchange{}, err)
		}
	}
}

func (c *Controls) follow(ctx context.Context, m Match, yield func(Exchange) bool) error {
	answer, err := c.open(ctx, http.MethodGet, "/journal/stream?"+m.query().Encode(), "", nil)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	lines, event := bufio.NewScanner(answer.Body), ""
	lines.Buffer(nil, mostBytes)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch {
		case name == "event":
			event = value
		case name == "data" && event == "exchange":
			var x Exchange
			if err := json.Unmarshal([]byte(value), &x); err != nil {
				return fmt.Errorf("the journal's stream can't be read: %w", err)
			}
			if !yield(x) {
				return nil
			}
		}
	}
	return lines.Err()
}
