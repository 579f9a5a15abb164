package emulator

import (
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/customscheme"
)

// authenticate turns the credentials of a request into its caller.
func authenticate(c *rest.Call) error {
	return session.Credentials{Token: customscheme.Authenticate}.Authenticate(c)
}

// ServeHTTP answers any request to the server.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.serve(w, r, func(v *visit) {
		if control.Serves(v.request.URL.Path) {
			e.serveControl(w, v)
			return
		}
		v.journaled, v.exchange.Gate = true, v.tenant
		if idp.Serves(v.request.URL.Path) {
			e.idp.ServeHTTP(w, v.request, v.exchange)
			return
		}
		e.serveAPI(w, v.request, v.exchange)
	})
}

// serveAPI answers what is no matter of the control API.
func (e *Emulator) serveAPI(w http.ResponseWriter, r *http.Request, x *rest.Exchange) {
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
