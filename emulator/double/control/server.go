// Package control is the control API, below /_emulator: what no real server
// can do and a test wants to. It is spoken over HTTP, so that it is the same
// for a suite in any language.
package control

import (
	"context"
	"log/slog"
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/plain"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Root is where the control API lives on a server and below each sandbox.
const Root = "/_emulator"

// Options say who may use the control API.
type Options struct {
	// Table is what Compile made.
	Table *rest.Table
	// Token must be sent by every call; none where it is empty.
	Token string
	// Hosts are further names that the Host header of a call may have; see
	// webpage.Ours.
	Hosts []string
	// IDP signs the tokens of the built-in identity providers.
	IDP *idp.Server
	// Worlds reads and writes worlds.
	Worlds Worlds
}

// Server answers the control API.
type Server struct {
	options  Options
	registry *tenant.Registry
	rest     *rest.Server
	browsers *http.CrossOriginProtection
}

// New makes a server for the sandboxes of a registry.
func New(registry *tenant.Registry, settings *rest.Settings, log *slog.Logger, options Options) *Server {
	return &Server{
		options: options, registry: registry, browsers: http.NewCrossOriginProtection(),
		rest: &rest.Server{Table: options.Table, Settings: settings, Log: log},
	}
}

// Compile makes the route table of the control API: its own operations, and
// those that families add, whose paths are below Root. Their functions run in
// no transaction, on the sandbox below which the call was made.
func Compile(families []rest.Route) (*rest.Table, error) {
	return plain.Compile(Root, append(routes(), families...))
}

// scope is what a call of the control API is about.
type scope struct {
	server *Server
	// tenant is the sandbox below which the call was made.
	tenant *tenant.Tenant
	// origin is the base URL of the default sandbox, as the client knows it.
	origin string
}

type scopeKey struct{}

// Serves says whether a path below a sandbox is one of the control API.
func Serves(path string) bool { return path == Root || strings.HasPrefix(path, Root+"/") }

// ServeHTTP answers a request whose path Serves, about a sandbox. Origin is
// the base URL of the default sandbox, as the client knows it.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request, x *rest.Exchange, t *tenant.Tenant, origin string) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	if err := s.guard(r); err != nil {
		s.rest.Fail(w, x, err)
		return
	}
	ctx := context.WithValue(r.Context(), scopeKey{}, &scope{server: s, tenant: t, origin: origin})
	s.rest.ServeRoutes(w, r.WithContext(ctx), x)
}

// call is one call as a function of the control API sees it.
type call struct {
	*rest.Call
	*scope
}

// handle makes a route. Its function runs in no transaction.
func handle[In, Out any](method, path, id, about string, f func(call, In) (Out, error), options ...rest.Option) rest.Route {
	return rest.Handle(method, path, rest.Unprivileged, func(c *rest.Call, in In) (Out, error) {
		s, _ := c.Context().Value(scopeKey{}).(*scope)
		return f(call{c, s}, in)
	}, append(options, rest.Named(id, about))...)
}

// url is the base URL of a sandbox.
func (s *scope) url(t *tenant.Tenant) string {
	if t.Name() == tenant.Default {
		return s.origin
	}
	return s.origin + tenant.Prefix + t.Name()
}
