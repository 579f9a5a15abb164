package rest

// HasStatus is an output that says which status goes with it, where a route
// has several for success.
type HasStatus interface {
	HTTPStatus() int
}

// statusOf is the status of a route's output.
func (e *compiledRoute) statusOf(out any) int {
	if o, ok := out.(HasStatus); ok {
		return o.HTTPStatus()
	}
	return e.Status
}
