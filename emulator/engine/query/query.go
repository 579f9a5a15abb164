// Package query is the search language of the list routes: what the parameter
// search means, how a query is read, and how it is evaluated, defects included
// (contract 23, rules query.1 to query.61).
//
// A resource family declares its Type once. For each search it calls Parse,
// then Compile with the conditions of the route, and asks the Filter for every
// row. Three other kinds of search are here too: Regex for the routes that
// search by regular expression, and FullText for the database's text search.
package query

import "fmt"

// Query is a parsed search text. It is immutable and knows no resource type.
type Query struct {
	root node
}

// String is the query in a canonical spelling, which parses to the same query.
func (q *Query) String() string {
	return render(q.root)
}

// SyntaxError says why a search text is not a query. What happens then is up
// to the route: another kind of search, an empty page, or no search at all.
type SyntaxError struct {
	// Position is the byte of the text, counted from 0, where reading stopped.
	Position int
	// Expected is what could have stood there.
	Expected string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("not a query: at position %d, expected %s", e.Position, e.Expected)
}

// UnsupportedError is a query that parses but that the real server fails to
// run: the answer is 500 UNKNOWN (query.23, query.32, query.33, query.34).
type UnsupportedError struct {
	// Rule is the contract rule that says so, such as "query.34".
	Rule string
	// Message says which part of the query it is, and what to write instead.
	Message string
}

func (e *UnsupportedError) Error() string {
	return e.Message
}
