// Package plain is the mode of a route table for APIs that no real server has,
// such as the control API: strict about parameters, and with every error in the
// JSON envelope, under the code that goes with its status.
package plain

import (
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Compile makes a table of routes below a root. Each has its id from
// rest.Named. Serve it with rest.Server.ServeRoutes.
func Compile(root string, routes []rest.Route) (*rest.Table, error) {
	return rest.CompileAt(root, dialect{}, routes)
}

// dialect is the rest.Dialect of plain tables.
type dialect struct{}

// BadParameter returns a 400 that names the parameter.
func (dialect) BadParameter(name, value string) error {
	return rest.InvalidParameter("%q is no value for parameter %q.", value, name)
}

// UnknownParameter returns a 400 that names the parameter that was meant.
func (dialect) UnknownParameter(name string, known []string) error {
	return rest.InvalidParameter("There is no parameter %q%s.", name, proposal(name, known))
}

// proposal returns the end of a sentence about a name that is not among the
// known ones.
func proposal(name string, known []string) string {
	if len(known) == 0 {
		return "; this call has none"
	}
	if near := nearest.Proposal(name, known); near != "" {
		return near
	}
	return "; known are " + strings.Join(known, ", ")
}

// Error returns the error in the envelope, with the code that goes with its
// status.
func (dialect) Error(e *rest.Error) *rest.Error {
	c := *e
	c.Form = rest.Envelope
	c.Message = strings.TrimPrefix(c.Message, "HTTP ")
	if c.Code != rest.UnknownCode {
		return &c
	}
	switch {
	case c.Status == http.StatusNotFound:
		c.Code = rest.NotFoundCode
	case c.Status < http.StatusInternalServerError:
		c.Code = rest.InvalidDataCode
	}
	return &c
}
