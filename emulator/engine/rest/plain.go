package rest

import (
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
)

// ServePlain answers a request without what only the real server does: no
// CORS, no OPTIONS, no method override, and every error in the envelope. The
// table comes from CompileAt.
func (s *Server) ServePlain(w http.ResponseWriter, r *http.Request, x *Exchange) {
	defer s.rescue(w, x)
	x.plain = true
	if r.Method == http.MethodHead { // net/http leaves out the body
		c := *r
		c.Method = http.MethodGet
		r = &c
	}
	s.Table.engine.ServeHTTP(&serving{Exchange: x, ResponseWriter: w, server: s}, withPath(r))
}

// plain is an error in the envelope, with the code that goes with its status.
func (e *Error) plain() *Error {
	c := *e
	c.Form = Envelope
	c.Message = strings.TrimPrefix(c.Message, "HTTP ")
	if c.Code != UnknownCode {
		return &c
	}
	switch {
	case c.Status == http.StatusNotFound:
		c.Code = NotFoundCode
	case c.Status < http.StatusInternalServerError:
		c.Code = InvalidDataCode
	}
	return &c
}

// strict refuses a parameter that can't be converted or is not known.
func (b *binding) strict(bad *badParameter, query queryValues) error {
	if bad != nil {
		return InvalidParameter("%q is no value for parameter %q.", bad.value, bad.name)
	}
	names := b.queryNames()
	for _, q := range query {
		if !slices.Contains(names, q.name) {
			return InvalidParameter("There is no parameter %q%s.", q.name, known(q.name, names))
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

// known is the end of a sentence about a name that is not among the known.
func known(name string, names []string) string {
	if len(names) == 0 {
		return "; this call has none"
	}
	if near := nearest.Of(name, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return "; known are " + strings.Join(names, ", ")
}

// consumes checks the media type of a body against those that a route takes.
func consumes(r *http.Request, types []string, data []byte) error {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if len(data) == 0 || err == nil && slices.Contains(types, media) {
		return nil
	}
	return framework(http.StatusUnsupportedMediaType, "The Content-Type is %q; send %s.",
		r.Header.Get("Content-Type"), strings.Join(types, " or "))
}
