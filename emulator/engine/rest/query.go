package rest

import (
	"errors"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// CompileQuery is query.Compile for a list. A query that can't be run is a 500
// by the rule that says so.
func CompileQuery[R any](q *query.Query, of *query.Type[R], r query.Resolver, route query.Route[R]) (*query.Filter[R], error) {
	f, err := query.Compile(q, of, r, route)
	var unsupported *query.UnsupportedError
	if errors.As(err, &unsupported) {
		return nil, Unknown("The search can't be run: %v.", err).By(unsupported.Rule)
	}
	return f, err
}
