package query

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
)

// Rewritten is a query that means, on the real server, what the text of q says
// where that server misreads q: without the shapes that the defects are about,
// with properties spelled as they are stored. It says whether anything changed.
func Rewritten[R any](q *Query, t *Type[R]) (*Query, bool) {
	r := rewriter[R]{of: t}
	root := r.node(q.root)
	// On its own, or in parentheses, a negated range has lost a bound.
	if alone, ok := root.(*term); ok && alone.negated && alone.kind == rangeTerm {
		root = startingPlain([]node{alone})
	}
	made := &Query{root: root}
	return made, made.String() != q.String()
}

type rewriter[R any] struct{ of *Type[R] }

func (r rewriter[R]) node(n node) node {
	switch n := n.(type) {
	case *andList:
		return &andList{members: r.andMembers(n.members)}
	case *orList:
		return r.or(n)
	case *term:
		return r.term(n)
	}
	return n
}

// andMembers are the members of an AND list: a negated range needs a list of
// its own (query.45).
func (r rewriter[R]) andMembers(members []node) []node {
	out := make([]node, len(members))
	for i, m := range members {
		out[i] = r.node(m)
		if t, ok := out[i].(*term); ok && t.negated && t.kind == rangeTerm {
			out[i] = startingPlain([]node{t})
		}
	}
	return out
}

// or is an OR list of which a range is one alternative (query.44), and which
// begins with a plain term (query.42).
func (r rewriter[R]) or(n *orList) node {
	if isSingle(n) {
		return &orList{members: []node{r.node(n.members[0])}}
	}
	out := make([]node, len(n.members))
	for i, m := range n.members {
		out[i] = r.node(m)
		if t, ok := out[i].(*term); ok && !t.negated && t.kind == rangeTerm {
			out[i] = bounds(t)
		}
	}
	return startingPlain(out)
}

// bounds is a range as two comparisons.
func bounds(t *term) node {
	low, high := *t, *t
	low.kind, low.op, low.high = numericTerm, ">=", ""
	high.kind, high.op, high.value, high.high = numericTerm, "<=", t.high, ""
	return &andList{members: []node{&low, &high}}
}

// startingPlain is an OR list of members that begins with a plain term: with
// the first of them that is one, or else with a term that matches nothing, for
// there is no such property (query.27).
func startingPlain(members []node) node {
	for i, m := range members {
		if isPlainTerm(m) {
			rest := append(append([]node{}, members[:i]...), members[i+1:]...)
			return &orList{members: append([]node{m}, rest...)}
		}
	}
	nothing := &term{kind: stringTerm, op: ":", field: refPrefix + "nothing", value: "0"}
	return &orList{members: append([]node{nothing}, members...)}
}

func (r rewriter[R]) term(t *term) node {
	made := *t
	made.field = r.field(t.field)
	if t.glued && !r.known(t.field) {
		made.negated, made.glued, made.field = false, false, r.field("NOT"+t.field)
	}
	if t.op == "!=" { // query.23
		made.op, made.negated = "=", !made.negated
	}
	return &made
}

// field is a field as it is stored, where the first part of its path is nearly
// the name of a property (query.34), and by the id of a reference where it
// goes through one to its id (query.33).
func (r rewriter[R]) field(field string) string {
	if strings.HasPrefix(field, refPrefix) || strings.HasPrefix(field, namePrefix) {
		return field
	}
	first, below, deeper := strings.Cut(field, ".")
	if !r.known(first) {
		if name := nearest.Of(first, r.of.propertyNames()); name != "" {
			first = name
		}
	}
	p, found := r.of.property(first)
	if deeper && found && p.kind == reference && (below == "id" || below == "_id" || below == idProperty) {
		return refPrefix + first
	}
	if deeper {
		return first + "." + below
	}
	return first
}

// known says whether a field begins with a property of the type.
func (r rewriter[R]) known(field string) bool {
	first, _, _ := strings.Cut(field, ".")
	if first == "" || first == "name" {
		return true
	}
	_, _, err := r.of.below([]string{first})
	return err == nil
}

// propertyNames are the names of the stored properties.
func (t *Type[R]) propertyNames() []string {
	var names []string
	for _, list := range [][]Property[R]{t.properties, t.special} {
		for _, p := range list {
			names = append(names, p.stored)
		}
	}
	return names
}
