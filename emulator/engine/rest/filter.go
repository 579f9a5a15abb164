package rest

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// maxHeader is the size in bytes of the header block above which the server
// refuses a request (http.12).
const maxHeader = 8 << 10

// prepare does what the server does before it looks for a route: limits, odd
// paths, the global secret, CORS, method override.
func (s *Server) prepare(w http.ResponseWriter, r *http.Request) (*http.Request, error) {
	if headerSize(r) > maxHeader {
		return nil, framework(http.StatusRequestHeaderFieldsTooLarge, "The header block is larger than %d bytes.", maxHeader).In(HTML)
	}
	if err := checkPath(r.URL); err != nil {
		return nil, err
	}
	if err := checkMediaTypes(r.Header); err != nil {
		return nil, err
	}
	if secret := strings.TrimSpace(s.Settings.GlobalSecret); secret != "" && strings.TrimSpace(r.Header.Get("Elements-GlobalSecret")) != secret {
		return nil, framework(http.StatusNotFound, "Elements-GlobalSecret is missing or wrong.").In(HTML) // auth.16
	}
	s.cors(w, r)
	return withPath(override(r)), nil
}

func headerSize(r *http.Request) int {
	size := len(r.Method) + len(r.RequestURI) + len(r.Host)
	for name, values := range r.Header {
		for _, v := range values {
			size += len(name) + len(v) + 4
		}
	}
	return size
}

// override applies X-HTTP-Method-Override, and makes HEAD a GET: net/http
// leaves out the body (http.5, http.10). The request is copied, so that
// net/http still sees the original method.
func override(r *http.Request) *http.Request {
	method := r.Method
	if wanted := r.Header.Get("X-HTTP-Method-Override"); method == http.MethodPost &&
		(wanted == http.MethodPut || wanted == http.MethodPatch) {
		method = wanted
	}
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if method == r.Method {
		return r
	}
	c := *r
	c.Method = method
	return &c
}

// cors adds the CORS headers where the origin is allowed (cors.1, cors.2).
func (s *Server) cors(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origin == "" || !allowedOrigin(s.Settings.AllowedOrigins, origin) {
		return
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Allow-Credentials", "true")
	h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
	h.Set("Access-Control-Allow-Headers", "X-HTTP-Method-Override, Content-Type, SocialEngine-SessionSecret, Elements-SessionSecret, Authorization")
}

// allowedOrigin says whether an origin is in the list. One that is no URI gets
// no headers either (cors.4); the "null" of a sandboxed page is one.
func allowedOrigin(list []string, origin string) bool {
	return isURI(origin) && (slices.Contains(list, "*") || slices.Contains(list, origin))
}

// isURI says whether the server's parser takes a text for a URI.
func isURI(text string) bool {
	u, err := url.Parse(text)
	switch {
	case err != nil || strings.ContainsAny(text, " \"<>\\^`{|}"):
		return false
	case u.Scheme != "":
		return u.Host != "" || u.Opaque != "" || u.Path != ""
	}
	return true
}

// options answers OPTIONS to everybody (http.10) but who has bad credentials
// (auth.4).
func (s *Server) options(w http.ResponseWriter, r *http.Request, x *Exchange) {
	if err := s.greet(r, x); err != nil {
		s.Fail(w, x, err)
		return
	}
	methods := s.Table.allowed(r.URL.Path)
	if methods == nil {
		s.Fail(w, x, s.Table.missing(r))
		return
	}
	w.Header().Set("Allow", allowHeader(methods, true))
	if acceptsOnlyJSON(r.Header["Accept"]) {
		x.write(w, http.StatusOK, jsonType, nil)
		return
	}
	w.Header().Set("Last-Modified", wadlModified)
	x.write(w, http.StatusOK, "application/vnd.sun.wadl+xml", wadl(x.BaseURL+r.URL.Path, methods))
}

// greet looks at the credentials of a request, if it has any.
func (s *Server) greet(r *http.Request, x *Exchange) error {
	if s.Authenticate == nil || !hasCredentials(r) {
		return nil
	}
	call := (&serving{Exchange: x, server: s}).call(r)
	return x.Sandbox.Update(func(tx *sandbox.Tx) error {
		call.Tx = tx
		return s.identify(call)
	})
}

// allowOrder is the order in which the server lists methods.
var allowOrder = []string{
	http.MethodHead, http.MethodDelete, http.MethodPost, http.MethodGet, http.MethodOptions, http.MethodPut, http.MethodPatch,
}

// allowHeader lists methods as the server does: HEAD only in the answer to
// OPTIONS (http.7, http.10).
func allowHeader(methods []string, head bool) string {
	var out []string
	for _, m := range allowOrder {
		switch {
		case m == http.MethodOptions, slices.Contains(methods, m),
			m == http.MethodHead && head && slices.Contains(methods, http.MethodGet):
			out = append(out, m)
		}
	}
	return strings.Join(out, ",")
}

// hasCredentials says whether a request carries any (authentication).
func hasCredentials(r *http.Request) bool {
	h := r.Header
	return h["Elements-Sessionsecret"] != nil || h["Socialengine-Sessionsecret"] != nil || h["Authorization"] != nil
}
