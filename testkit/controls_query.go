package testkit

import (
	"context"
	"net/http"
	"net/url"
)

// QueryExplanation is what a list makes of a search. See docs/queries.md.
type QueryExplanation struct {
	Search string `json:"search"`
	// Outcome is "query", "fallback" or "failure", Reason says why.
	Outcome string `json:"outcome"`
	Reason  string `json:"reason"`
	// ReadAs is the query as the real server understands it; empty for a text
	// that is none.
	ReadAs string `json:"readAs"`
	// Rewritten is a query that means what was probably meant; empty where that
	// is what the search says.
	Rewritten string       `json:"rewritten"`
	Quirks    []QueryQuirk `json:"quirks"`
	Matches   QueryMatches `json:"matches"`
	// RewrittenMatches is what the rewritten query finds; nil without one.
	RewrittenMatches *QueryMatches `json:"rewrittenMatches"`
}

// QueryQuirk is a rule that makes a search mean something else than it says.
type QueryQuirk struct {
	Rule string `json:"rule"`
	Text string `json:"text"`
}

// QueryMatches is how many rows a search finds, with the first ids.
type QueryMatches struct {
	Total int      `json:"total"`
	IDs   []string `json:"ids"`
}

// ExplainQuery says what a list makes of a search: of type "profile",
// "configuration", "distinct", "inventory" or "multi_match". Within is what the
// list's path names, such as an application, and empty where it names nothing.
func (c *Controls) ExplainQuery(ctx context.Context, of, within, search string) (e QueryExplanation, err error) {
	q := url.Values{"type": {of}, "search": {search}}
	if within != "" {
		q.Set("within", within)
	}
	return e, c.call(ctx, http.MethodGet, "/query?"+q.Encode(), nil, &e)
}
