package query

import (
	"cmp"
	"maps"
	"slices"
)

// Resolver finds what references refer to, while a query is compiled.
type Resolver interface {
	// Exists says whether a collection has a row of this id. An id that is
	// malformed does not exist (query.27).
	Exists(collection, id string) bool
	// ByName gives the id of the first row of exactly this name (query.28).
	ByName(collection, name string) (id string, found bool)
	// NamesContaining gives the ids of all rows whose name contains a text,
	// in the same case (query.29).
	NamesContaining(collection, text string) []string
}

// Filter is a query made ready for the rows of one type. It may be used by
// several goroutines.
type Filter[R any] struct {
	conditions []condition[R]
	indexed    bool
	defects    []string
	remarks    []string
	fields     []Field
	readAs     string
}

// Matches says whether a row satisfies the query and the route's conditions.
func (f *Filter[R]) Matches(row *R) bool {
	for i := range f.conditions {
		if !f.conditions[i].holds(row) {
			return false
		}
	}
	return true
}

// Usable says whether the index gate accepts the query, for a collection of
// that many rows (query.50 to query.54). If not, the route does what it does
// with a text that is no query, usually an empty page.
func (f *Filter[R]) Usable(collectionSize int) bool {
	return f.indexed || collectionSize == 0
}

// Defects are the ids of the rules about defects of the real server that
// decided what this query means, such as "query.42", in order.
func (f *Filter[R]) Defects() []string {
	return slices.Clone(f.defects)
}

// Compile evaluates a query against a type (query.20 to query.51), with the
// conditions of the route. The resolver may be nil for a type without
// references. The error is an *UnsupportedError.
func Compile[R any](q *Query, t *Type[R], resolver Resolver, route Route[R]) (*Filter[R], error) {
	c := &compiler[R]{of: t, resolver: resolver, extra: route.Indexed, defects: map[string]bool{}, remarks: map[string]bool{}}
	top, err := c.top(q.root)
	if err != nil {
		return nil, err
	}
	gated, replaced := merge(c.conditions(route.Before), top)
	all, replacedAfter := merge(gated, c.conditions(route.After))
	if replaced || replacedAfter {
		c.defect("query.47")
	}
	own, _ := merge(nil, top)
	return &Filter[R]{
		conditions: all,
		readAs:     allHold(own).text,
		fields:     c.fields,
		remarks:    slices.SortedFunc(maps.Keys(c.remarks), byNumber),
		// The gate comes before the conditions that the route adds later.
		indexed: allHold(gated).indexed,
		defects: slices.SortedFunc(maps.Keys(c.defects), byNumber),
	}, nil
}

func byNumber(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

type compiler[R any] struct {
	of       *Type[R]
	resolver Resolver
	extra    []string
	defects  map[string]bool
	remarks  map[string]bool
	fields   []Field
}

func (c *compiler[R]) defect(rule string) { c.defects[rule] = true }

func (c *compiler[R]) remark(rule string) { c.remarks[rule] = true }

// asked notes a field that a term asks for.
func (c *compiler[R]) asked(path string) {
	if !slices.ContainsFunc(c.fields, func(f Field) bool { return f.Path == path }) {
		c.fields = append(c.fields, Field{Path: path, Indexed: c.isIndexed(path)})
	}
}

func (c *compiler[R]) isIndexed(field string) bool {
	return c.of.indexed[field] || slices.Contains(c.extra, field)
}

func (c *compiler[R]) condition(field string, operator Operator, holds func(row *R) bool) condition[R] {
	return condition[R]{field: field, operator: operator, holds: holds, indexed: c.isIndexed(field)}
}

func (c *compiler[R]) conditions(route []Condition[R]) []condition[R] {
	made := make([]condition[R], len(route))
	for i, r := range route {
		made[i] = c.condition(r.Field, r.Operator, r.Holds)
		made[i].keys = r.Keys
	}
	return made
}
