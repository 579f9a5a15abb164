package control

import (
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/webpage"
)

// TokenHeader carries the token where Authorization is used for another one.
const TokenHeader = "Elements-Emulator-Token"

// guard refuses who may not use the control API: web pages of another origin,
// also those that point a name of theirs at this machine (DNS rebinding), the
// calls that the emulator makes by itself, and whoever lacks the token.
func (s *Server) guard(r *http.Request) error {
	if outgoing.Made(r) {
		return rest.Forbidden("The control API does not answer what an emulator calls by itself, on behalf of a client.")
	}
	if !webpage.Ours(r.Host, s.options.Hosts) {
		return rest.Forbidden("The control API is not served under the host name %q: allow it with --control-hosts.", r.Host)
	}
	if err := s.browsers.Check(r); err != nil {
		return rest.Forbidden("The control API is not for web pages of another origin.").Because(err)
	}
	if !s.allowedToken(r.Header) {
		e := rest.Unauthorized("The control API needs its token: send it as \"Authorization: Bearer <token>\" or in the header %s.", TokenHeader)
		return e
	}
	return nil
}

func (s *Server) allowedToken(h http.Header) bool {
	if s.options.Token == "" {
		return true
	}
	given := h.Get(TokenHeader)
	if given == "" {
		given = strings.TrimPrefix(h.Get("Authorization"), "Bearer ")
	}
	return subtle.ConstantTimeCompare([]byte(given), []byte(s.options.Token)) == 1
}
