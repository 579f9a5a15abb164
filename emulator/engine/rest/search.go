package rest

import (
	"iter"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
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
	// Indexes are where rows are found by the value of a stored path, so that a
	// query reads those only; a path without one is searched for in all rows.
	// The rows of a key are in the order of the list.
	Indexes map[string]*sandbox.Index[R]
	// Fallback returns the filter for a text that is no query, and for a query
	// that would look at all rows (query.60, query.61).
	Fallback func(text string) (Filter[R], error)
	// Otherwise says in words what Fallback does with the text, such as "a
	// regular expression".
	Otherwise string
}

// Filter returns what a text lets through. The answer notes the rules that make
// a text mean something else than it says, with what it was read as. A query of
// a kind that the server can't run is a 500 by the rule that says so.
func (s Search[R]) Filter(c *Call, text string) (Filter[R], error) {
	p := s.prepare(text)
	return s.run(c, &p)
}

// Select returns the rows that a text lets through, of all rows of the list: by
// an index where there is one, and the filter that is still to be applied to
// them. See Filter.
func (s Search[R]) Select(c *Call, all iter.Seq[*R], text string) (iter.Seq[*R], Filter[R], error) {
	p := s.prepare(text)
	match, err := s.run(c, &p)
	if err != nil {
		return nil, nil, err
	}
	if rows, _, ok := s.lookUp(c.Tx, p.Filter); ok {
		return rows, match, nil
	}
	return all, match, nil
}

func (s Search[R]) prepare(text string) query.Prepared[R] {
	return query.Prepare(text, s.Type, s.Resolver, s.Route, s.Rows)
}

func (s Search[R]) run(c *Call, p *query.Prepared[R]) (Filter[R], error) {
	switch {
	case p.Outcome == query.Fails:
		return nil, Unknown("The search can't be run: %s.", p.Reason+instead(&p.Explanation)).By(p.Quirks[0].Rule)
	case p.Filter == nil:
		noteFallback(c, &p.Explanation, s.Otherwise)
		return s.Fallback(p.Search)
	}
	noteQuirks(c, &p.Explanation, p.Filter.Defects())
	return Where(p.Filter.Matches), nil
}

// noteQuirks notes what a query was read as, where that is not what it says.
func noteQuirks(c *Call, e *query.Explanation, defects []string) {
	for _, rule := range defects {
		c.Defect(rule)
	}
	for _, q := range e.Quirks {
		c.Note(q.Rule, "read as: %s%s. %s", *e.ReadAs, instead(e), q.Text)
	}
}

// noteFallback notes what becomes of a text that was probably meant as a query.
func noteFallback(c *Call, e *query.Explanation, otherwise string) {
	rule := "query.50"
	if e.Mistake != nil {
		if rule = "query.2"; !query.Resembles(e.Search) {
			return
		}
	}
	if otherwise == "" {
		otherwise = "something else than a query"
	}
	c.Note(rule, "read as: %s%s. %s", otherwise, instead(e), e.Reason)
}

// instead is what to write in place of a search.
func instead(e *query.Explanation) string {
	if e.Rewritten == nil {
		return ""
	}
	return "; write instead: " + *e.Rewritten
}

// lookUp is the rows that a query finds by the index that has the fewest, in
// the order of the list, with the path of that index.
func (s Search[R]) lookUp(tx *sandbox.Tx, f *query.Filter[R]) (rows iter.Seq[*R], path string, ok bool) {
	if f == nil {
		return nil, "", false
	}
	for _, l := range f.Lookups() {
		index := s.Indexes[l.Path]
		switch {
		case len(l.Keys) == 0:
			return func(func(*R) bool) {}, l.Path, true
		case index == nil:
			continue
		default:
			return index.EachOf(tx, l.Keys), l.Path, true
		}
	}
	return nil, "", false
}
