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
		e.server.ServeHTTP(w, v.request, v.exchange)
	})
}

// baseURL is the scheme and host that the client used.
func baseURL(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
