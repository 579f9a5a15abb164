package query

import "strings"

// quirks say in plain words what the rules do.
var quirks = map[string]string{
	"query.6":  "NOT needs no space behind it, so a field that begins with NOT is read as a negation; put the field in quotes.",
	"query.11": "A value behind a colon is a text, even where it is made of digits, and a text never equals a number; a number is compared with =.",
	"query.20": "The field is not stored as a text (it is a boolean, a time or an id), so no text equals it.",
	"query.21": "The field is not stored as a number (it is a time or a boolean), so no number compares with it.",
	"query.32": "A field that ends in .name is never a path of its own; store the value under another key.",
	"query.42": "An OR list that starts with an AND list, a NOT term or a group of these is read as if it were all AND; start it with a plain term.",
	"query.44": "A range in an OR list becomes two alternatives, one for each bound; write the bounds as (field >= a AND field <= b).",
	"query.45": "Each bound of a negated range is negated alone; make the NOT a later member of an OR list.",
	"query.47": "A single term on a field that the route has a condition on, too: the later one of the two takes the other's place.",
	"query.50": "No index covers the query, so that the database would read the whole collection, which the server refuses; add a term on an indexed field with AND.",
}

// unindexed says which fields a query that the gate refuses asks for.
func unindexed(fields []Field) string {
	var without []string
	for _, f := range fields {
		if !f.Indexed {
			without = append(without, f.Path)
		}
	}
	return "No index covers the query: there is none on " + strings.Join(without, ", ") + " (query.50)."
}

// Resembles says whether a text was probably meant as a query, although it is
// none: a field and an operator stand in it.
func Resembles(text string) bool {
	before := TokenKind("")
	for _, t := range Tokens(text) {
		if t.Kind == OperatorToken && (before == WordToken || before == QuotedToken) {
			return true
		}
		before = t.Kind
	}
	return false
}
