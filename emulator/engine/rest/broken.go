package rest

import "net/http"

// Broken is the 500 of a call that the server can't even begin: the
// container's HTML page, and nothing at all for PUT and DELETE (econ.24).
func Broken(c *Call, format string, args ...any) *Error {
	e := Unknown(format, args...)
	if m := c.Request.Method; m == http.MethodGet || m == http.MethodPost {
		return e.In(HTML)
	}
	return e.In(Bare)
}
