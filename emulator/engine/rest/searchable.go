package rest

import (
	"iter"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Searchable is a list whose search can be explained.
type Searchable struct {
	// Type is what its rows are called, such as "profile".
	Type string
	// List is the path of the list below Root.
	List string
	// Within says what has to be named beside the search, such as "the name or
	// the id of the application"; empty for nothing.
	Within string

	explain func(c *Call, within, text string) (query.Explanation, error)
}

// maxExplained is how many ids an explanation has.
const maxExplained = 20

// Explain is what the list makes of a search text, for a superuser.
func (s Searchable) Explain(c *Call, within, text string) (query.Explanation, error) {
	probe := *c
	probe.exchange = &Exchange{}
	probe.Caller = Caller{Level: Superuser}
	return s.explain(&probe, within, text)
}

// NewSearchable makes a Searchable of a list. Prepare is what the list itself
// uses; rows are all rows in the order of the list, and id is what the API calls
// one.
func NewSearchable[R any](
	named, list, within string,
	prepare func(c *Call, within string) (Search[R], error), rows func(tx *sandbox.Tx) iter.Seq[*R], id func(*R) string,
) Searchable {
	return Searchable{Type: named, List: list, Within: within, explain: func(c *Call, within, text string) (query.Explanation, error) {
		s, err := prepare(c, within)
		if err != nil {
			return query.Explanation{}, err
		}
		return s.explain(c, text, rows(c.Tx), id)
	}}
}

func (s Search[R]) explain(c *Call, text string, all iter.Seq[*R], id func(*R) string) (query.Explanation, error) {
	p := s.prepare(text)
	e := &p.Explanation
	var err error
	switch {
	case p.Filter != nil:
		e.Matches, err = s.matches(c, p.Filter, Where(p.Filter.Matches), all, id, e.Index)
	case p.Outcome == query.FallsBack:
		var match Filter[R]
		if match, err = s.Fallback(text); err == nil {
			e.Reason += " It is read as " + s.Otherwise + "."
			e.Matches, err = s.matches(c, nil, match, all, id, nil)
		}
		if err != nil {
			e.Outcome, e.Reason, err = query.Fails, e.Reason+" "+err.Error(), nil
		}
	}
	if p.Rewritten != nil && err == nil {
		var m query.Matches
		m, err = s.matches(c, p.Rewritten, Where(p.Rewritten.Matches), all, id, nil)
		e.RewrittenMatches = &m
	}
	return *e, err
}

// matches are the rows that a filter lets through; use, where it is given,
// learns which index finds them.
func (s Search[R]) matches(c *Call, f *query.Filter[R], match Filter[R], all iter.Seq[*R], id func(*R) string, use *query.IndexUse) (query.Matches, error) {
	rows, path, found := s.lookUp(c.Tx, f)
	if !found {
		rows = all
	} else if use != nil {
		use.Used = &path
	}
	m := query.Matches{IDs: []string{}}
	for row := range rows {
		if match != nil {
			switch in, err := match(row); {
			case err != nil:
				return m, err
			case !in:
				continue
			}
		}
		if m.Total++; m.Total <= maxExplained {
			m.IDs = append(m.IDs, id(row))
		}
	}
	return m, nil
}
