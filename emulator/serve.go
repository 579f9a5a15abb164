package emulator

import (
	"net/http"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/session"
)

// authenticate turns the credentials of a request into its caller.
func authenticate(c *rest.Call) error { return session.Credentials{}.Authenticate(c) }

// ServeHTTP answers any request to the server.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", e.main.Now().UTC().Format(http.TimeFormat))
	x := &rest.Exchange{Sandbox: e.main, BaseURL: baseURL(r)}
	if e.options.Log.Enabled(r.Context(), requestLevel) {
		began := time.Now() // what the caller waits for is real time
		defer func() { e.logRequest(r, x, time.Since(began)) }()
	}
	path := r.URL.Path
	switch {
	case e.server.Table.Serves(path):
		e.server.ServeHTTP(w, r, x)
	case otherRoot(path):
		e.server.Fail(w, x, rest.NotImplemented("The emulator does not emulate %s yet.", path))
	default:
		e.server.Fail(w, x, rest.NotFound("There is nothing at %s; the API is below %s.", path, rest.Root).In(rest.HTML))
	}
}

// otherRoot says whether a path is below one of the server's roots that are
// not the API (http.2).
func otherRoot(path string) bool {
	for _, root := range []string{"/app/rest", "/app/ws", "/cdn", "/doc", "/admin"} {
		if path == root || strings.HasPrefix(path, root+"/") {
			return true
		}
	}
	return false
}

// baseURL is the scheme and host that the client used.
func baseURL(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
