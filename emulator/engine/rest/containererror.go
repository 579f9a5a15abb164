package rest

import "net/http"

// ContainerError returns the 500 of a call that fails before the resource is
// reached: the servlet container answers it with its HTML page, and PUT and
// DELETE with no body at all (econ.24).
func ContainerError(c *Call, format string, args ...any) *Error {
	e := Unknown(format, args...)
	if m := c.Request.Method; m == http.MethodGet || m == http.MethodPost {
		return e.In(HTML)
	}
	return e.In(Bare)
}
