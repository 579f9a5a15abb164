package control

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// TokenHeader carries the token where Authorization is used for another one.
const TokenHeader = "Elements-Emulator-Token"

// guard refuses who may not use the control API: web pages of another origin,
// also those that point a name of theirs at this machine (DNS rebinding), and
// whoever lacks the token.
func (s *Server) guard(r *http.Request) error {
	if !s.allowedHost(r.Host) {
		return rest.Forbidden("The control API is not served under the host name %q: allow it with --control-hosts.", r.Host)
	}
	if err := s.origins.Check(r); err != nil {
		return rest.Forbidden("The control API is not for web pages of another origin.").Because(err)
	}
	if !s.allowedToken(r.Header) {
		e := rest.Unauthorized("The control API needs its token: send it as \"Authorization: Bearer <token>\" or in the header %s.", TokenHeader)
		return e
	}
	return nil
}

// allowedHost says whether a call may name this host: an IP address, a name
// without a dot (localhost, services of compose), a name below localhost,
// host.docker.internal, or one of the options. No name server can make any of
// them point a web page here.
func (s *Server) allowedHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return name != "" && !strings.Contains(name, ".") || strings.HasSuffix(name, ".localhost") ||
		name == "host.docker.internal" ||
		slices.ContainsFunc(s.options.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
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
