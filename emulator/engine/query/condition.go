package query

import "strings"

// Operator is how a Condition compares, as the database names it.
type Operator string

// The operators of the conditions that routes have. A query adds more.
const (
	// Equal is for a condition that one field has one value.
	Equal Operator = "$eq"
	// In is for a condition that one field has one of several values.
	In Operator = "$in"
	// Exists is for a condition that a field is there, such as "not deleted".
	Exists Operator = "$exists"
)

const (
	contains  Operator = "$regex"
	elemMatch Operator = "$elemMatch"
	not       Operator = "$not"
	anyOf     Operator = "$or"
	allOf     Operator = "$and"
)

// Condition is one condition of a route, such as "owned by this user". Field
// and Operator matter because a later condition with the same two replaces an
// earlier one (query.47).
type Condition[R any] struct {
	Field    string
	Operator Operator
	Holds    func(row *R) bool
	// Keys are the values of which the field has to have one, where that is all
	// that the condition says: rows can then be found by an index. It may be nil.
	Keys []string
}

// Route is what a route adds to a query. Before goes into the query before the
// search text is evaluated, so that the text can replace it and the index gate
// counts it; After comes later, and replaces what the text says. Which of them
// a route uses has to be read from the real server, route by route.
type Route[R any] struct {
	Before []Condition[R]
	After  []Condition[R]
	// Indexed are paths with an index beyond those of the type, such as the
	// metadata indexes that an index plan has built.
	Indexed []string
}

// condition is one filter that goes to the database.
type condition[R any] struct {
	field    string
	operator Operator
	holds    func(row *R) bool
	indexed  bool

	// text is what the condition says, in the language as far as that has words
	// for it; empty of a route's.
	text string
	// keys are the values of which the field has to have one, where that is all
	// that the condition says; nil otherwise.
	keys []string
	// members are the conditions that a list joins.
	members []condition[R]
}

func negate[R any](c condition[R]) condition[R] {
	holds := c.holds
	c.operator, c.keys, c.text = not, nil, "NOT "+c.text
	c.holds = func(row *R) bool { return !holds(row) }
	return c
}

// nothing is the condition of a term that cannot match: the id is null.
func nothing[R any]() condition[R] {
	return condition[R]{
		field: idField, operator: Equal, indexed: true, keys: []string{},
		holds: func(*R) bool { return false },
	}
}

// anyHolds joins conditions by OR. The database needs an index for each of
// them (query.51).
func anyHolds[R any](members []condition[R]) condition[R] {
	c := condition[R]{operator: anyOf, indexed: true, members: members, text: joinTexts(members, anyOf)}
	for _, m := range members {
		c.indexed = c.indexed && m.indexed
	}
	c.holds = func(row *R) bool {
		for i := range members {
			if members[i].holds(row) {
				return true
			}
		}
		return false
	}
	return c
}

// allHold joins conditions by AND. The database needs an index for one of
// them (query.51).
func allHold[R any](members []condition[R]) condition[R] {
	c := condition[R]{operator: allOf, members: members, text: joinTexts(members, allOf)}
	for _, m := range members {
		c.indexed = c.indexed || m.indexed
	}
	c.holds = func(row *R) bool {
		for i := range members {
			if !members[i].holds(row) {
				return false
			}
		}
		return true
	}
	return c
}

// joinTexts is what conditions say that AND or OR joins.
func joinTexts[R any](members []condition[R], by Operator) string {
	keyword := map[Operator]string{anyOf: " OR ", allOf: " AND "}[by]
	var texts []string
	for _, m := range members {
		switch {
		case m.text == "":
		case len(m.members) > 1 && len(members) > 1 && m.operator != by:
			texts = append(texts, "("+m.text+")")
		default:
			texts = append(texts, m.text)
		}
	}
	return strings.Join(texts, keyword)
}
