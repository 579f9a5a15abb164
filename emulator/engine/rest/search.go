package rest

import (
	"errors"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// Search is how the search text of a list is understood.
type Search[R any] struct {
	// Type says how the server stores the rows.
	Type *query.Type[R]
	// Resolver finds what the rows refer to; nil for a type without references.
	Resolver query.Resolver
	// Route has the conditions that the route adds to every query.
	Route query.Route[R]
	// Rows is the number of rows in the collection.
	Rows int
	// Fallback returns the filter for a text that is no query, and for a query
	// that would look at all rows (query.60, query.61).
	Fallback func(text string) (Filter[R], error)
}

// Filter returns what a text lets through. Where its query runs, the rules of
// the defects that decided what it means are noted with the answer. A query of
// a kind that the server can't run is a 500 by the rule that says so.
func (s Search[R]) Filter(c *Call, text string) (Filter[R], error) {
	q, err := query.Parse(text)
	if err != nil {
		return s.Fallback(text)
	}
	f, err := query.Compile(q, s.Type, s.Resolver, s.Route)
	var unsupported *query.UnsupportedError
	switch {
	case errors.As(err, &unsupported):
		return nil, Unknown("The search can't be run: %v.", err).By(unsupported.Rule)
	case err != nil:
		return nil, err
	case !f.Usable(s.Rows):
		return s.Fallback(text)
	}
	for _, rule := range f.Defects() {
		c.Defect(rule)
	}
	return Where(f.Matches), nil
}
