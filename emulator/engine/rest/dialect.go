package rest

import "slices"

// Dialect is how a table that is not the real server's answers what is wrong
// with a request. Package plain has the one of the control API.
type Dialect interface {
	// BadParameter returns the error for a value that a parameter can't have.
	BadParameter(name, value string) error
	// UnknownParameter returns the error for a query parameter that a route does
	// not have, or nil to let it pass.
	UnknownParameter(name string, known []string) error
	// Error returns an error as it is to be written.
	Error(e *Error) *Error
}

// speak checks the parameters of a request in the table's dialect. bad is the
// one that could not be converted, if any.
func (b *binding) speak(d Dialect, bad *badParameter, query queryValues) error {
	if bad != nil {
		return d.BadParameter(bad.name, bad.value)
	}
	known := b.queryNames()
	for _, q := range query {
		if slices.Contains(known, q.name) {
			continue
		}
		if err := d.UnknownParameter(q.name, known); err != nil {
			return err
		}
	}
	return nil
}

func (b *binding) queryNames() []string {
	var names []string
	for i := range b.fields {
		if b.fields[i].query != "" {
			names = append(names, b.fields[i].query)
		}
	}
	return names
}
