package query

import "slices"

// Field is a stored path that a query asks for.
type Field struct {
	Path string `json:"path"`
	// Indexed says whether the database has an index on it (query.52).
	Indexed bool `json:"indexed"`
}

// Lookup says that a query lets only those rows through whose value at a path,
// an id or a text, is one of some keys.
type Lookup struct {
	Path string
	Keys []string
}

// ReadAs is the query as the real server understands it, in the language as far
// as that has words for it.
func (f *Filter[R]) ReadAs() string { return f.readAs }

// Remarks are the ids of the rules that explain why a term can't match what was
// probably meant, though there is no defect in it: query.11, query.20,
// query.21.
func (f *Filter[R]) Remarks() []string { return slices.Clone(f.remarks) }

// Fields are the paths that the query asks for, in order.
func (f *Filter[R]) Fields() []Field { return slices.Clone(f.fields) }

// Lookups are the keys that all rows of the result have, each enough to find
// these by an index.
func (f *Filter[R]) Lookups() []Lookup {
	var found []Lookup
	var visit func(conditions []condition[R])
	visit = func(conditions []condition[R]) {
		for _, c := range conditions {
			switch {
			case c.keys != nil:
				found = append(found, Lookup{c.field, slices.Clone(c.keys)})
			case c.operator == allOf:
				visit(c.members)
			}
		}
	}
	visit(f.conditions)
	return found
}
