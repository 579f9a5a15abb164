package query

import "errors"

// Explanation is all that there is to say about a search text.
type Explanation struct {
	Search string  `json:"search"`
	Tokens []Token `json:"tokens"`
	// Mistake says why the text is no query; nil for a query.
	Mistake *Mistake `json:"mistake"`
	// Tree is the query as it was parsed.
	Tree *Tree `json:"tree"`
	// ReadAs is the query as the real server understands it.
	ReadAs *string `json:"readAs"`
	// Outcome is what the real server does with the text, and Reason why.
	Outcome Outcome `json:"outcome"`
	Reason  string  `json:"reason"`
	// Index is how the index gate judges the query; nil where it does not get
	// that far.
	Index *IndexUse `json:"index"`
	// Quirks are the rules that make the query mean something else than it
	// says, or match nothing.
	Quirks []Quirk `json:"quirks"`
	// Rewritten is a query that means what was probably meant; nil where that
	// is what the text is.
	Rewritten *string `json:"rewritten"`
	// Matches is what the search finds.
	Matches Matches `json:"matches"`
	// RewrittenMatches is what the rewritten query finds.
	RewrittenMatches *Matches `json:"rewrittenMatches"`
}

// Mistake is where a text stops being a query, and what could stand there.
type Mistake struct {
	At       int    `json:"at"`
	Expected string `json:"expected"`
}

// Outcome is what the real server does with a search text.
type Outcome string

// The outcomes: the query is run; it is searched for in another way, which
// depends on the route; the call fails.
const (
	Runs      Outcome = "query"
	FallsBack Outcome = "fallback"
	Fails     Outcome = "failure"
)

// IndexUse is how the index gate judges a query (query.50 to query.54).
type IndexUse struct {
	Accepted bool    `json:"accepted"`
	Fields   []Field `json:"fields"`
	// Rows is the number of rows in the collection. Of an empty one every
	// query is accepted (query.54).
	Rows int `json:"rows"`
	// Used is the index that the emulator looks the rows up in; nil where it
	// reads all of them.
	Used *string `json:"used"`
}

// Quirk is a rule that decided what a query means.
type Quirk struct {
	Rule string `json:"rule"`
	Text string `json:"text"`
}

// Matches are the rows that a search finds: their number, and the ids of the
// first of them.
type Matches struct {
	Total int      `json:"total"`
	IDs   []string `json:"ids"`
}

// Prepared is a search text made ready for a collection.
type Prepared[R any] struct {
	Explanation
	// Filter is the query, where it runs; nil otherwise.
	Filter *Filter[R]
	// Rewritten is the rewritten query, where there is one that runs.
	Rewritten *Filter[R]
}

// Prepare reads a text for a collection of that many rows, with all that there
// is to say about it but for what it matches. It never fails: a text that is no
// query and one that the real server fails to run have an outcome, too.
func Prepare[R any](text string, t *Type[R], resolver Resolver, route Route[R], rows int) Prepared[R] {
	p := Prepared[R]{Explanation: Explanation{Search: text, Tokens: Tokens(text), Quirks: []Quirk{}, Matches: Matches{IDs: []string{}}}}
	q, err := Parse(text)
	if err != nil {
		p.unparsable(err)
	} else {
		p.compile(q, t, resolver, route, rows)
	}
	p.suggest(q, t, resolver, route, rows)
	return p
}

func (p *Prepared[R]) unparsable(err error) {
	var syntax *SyntaxError
	p.Outcome, p.Reason = FallsBack, err.Error()
	if errors.As(err, &syntax) {
		p.Mistake = &Mistake{syntax.Position, syntax.Expected}
	}
}

func (p *Prepared[R]) compile(q *Query, t *Type[R], resolver Resolver, route Route[R], rows int) {
	tree := q.Tree()
	p.Tree = &tree
	f, err := Compile(q, t, resolver, route)
	if err != nil {
		p.Outcome, p.Reason = Fails, err.Error()
		var unsupported *UnsupportedError
		if errors.As(err, &unsupported) {
			p.Quirks = append(p.Quirks, Quirk{unsupported.Rule, unsupported.Message})
		}
		return
	}
	readAs := f.ReadAs()
	p.ReadAs = &readAs
	p.Index = &IndexUse{Accepted: f.Usable(rows), Fields: f.Fields(), Rows: rows}
	for _, rule := range append(f.Defects(), f.Remarks()...) {
		p.Quirks = append(p.Quirks, Quirk{rule, quirks[rule]})
	}
	p.Outcome, p.Reason, p.Filter = Runs, "It is a query that an index covers.", f
	switch {
	case rows == 0:
		p.Reason = "The collection is empty, so every query is accepted (query.54)."
	case !p.Index.Accepted:
		p.Outcome, p.Filter = FallsBack, nil
		p.Reason = unindexed(f.Fields())
		p.Quirks = append(p.Quirks, Quirk{"query.50", quirks["query.50"]})
	}
}

// suggest adds the query that was probably meant.
func (p *Prepared[R]) suggest(q *Query, t *Type[R], resolver Resolver, route Route[R], rows int) {
	if p.Filter != nil && len(p.Quirks) == 0 {
		return
	}
	repaired := q == nil
	if repaired {
		var ok bool
		if q, ok = Repaired(p.Search); !ok {
			return
		}
	}
	better, changed := Rewritten(q, t)
	if p.remarked("query.11") {
		better = &Query{root: numbered(better.root, t)}
		changed = true
	}
	if !repaired && !changed {
		return
	}
	f, err := Compile(better, t, resolver, route)
	if err != nil {
		return
	}
	text := better.String()
	p.Explanation.Rewritten = &text
	if f.Usable(rows) {
		p.Rewritten = f
	}
}

func (p *Prepared[R]) remarked(rule string) bool {
	for _, q := range p.Quirks {
		if q.Rule == rule {
			return true
		}
	}
	return false
}

// numbered compares numbers as numbers where they stand behind a colon
// (query.11).
func numbered[R any](n node, t *Type[R]) node {
	switch n := n.(type) {
	case *andList:
		return &andList{members: allNumbered(n.members, t)}
	case *orList:
		return &orList{members: allNumbered(n.members, t)}
	case *term:
		made := *n
		if kind := t.valueOf(n.field); n.kind == stringTerm && isNumber(n.value) && fits(n.value) && (kind == otherValue || kind == numberValue) &&
			n.field[0] != '.' {
			made.kind, made.op = numericTerm, "="
		}
		return &made
	}
	return n
}

func allNumbered[R any](members []node, t *Type[R]) []node {
	out := make([]node, len(members))
	for i, m := range members {
		out[i] = numbered(m, t)
	}
	return out
}
