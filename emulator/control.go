package emulator

import (
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Defaults of Options.
const (
	DefaultMaxSandboxes = 10_000
	DefaultSandboxIdle  = time.Hour
)

// Control says who may use the control API, and where. The zero value serves
// it beside the API, to whoever reaches it, but not to web pages of other
// origins.
type Control struct {
	// Off switches it off.
	Off bool
	// Listen is an address of its own; then it is not served beside the API.
	Listen string
	// Token must be sent with each call, as a bearer token or in the header
	// Elements-Emulator-Token; none where it is empty.
	Token string
	// Hosts are names that the Host header may have, besides IP addresses,
	// names without a dot, names below localhost and host.docker.internal.
	Hosts []string
}

// manage makes the registry of sandboxes and the control API.
func (e *Emulator) manage(main *sandbox.Sandbox) error {
	o := &e.options
	if o.MaxSandboxes == 0 {
		o.MaxSandboxes = DefaultMaxSandboxes
	}
	if o.SandboxIdle == 0 {
		o.SandboxIdle = DefaultSandboxIdle
	}
	if o.Journal == (journal.Limits{}) {
		o.Journal = journal.DefaultLimits()
	}
	e.sandboxes = tenant.NewRegistry(main, tenant.Options{
		Seed: sandbox.NewSeed(o.Seed), Max: o.MaxSandboxes, Idle: max(o.SandboxIdle, 0), Journal: o.Journal, JournalBudget: o.JournalBudget,
	})
	if o.Control.Off {
		return nil
	}
	table, err := compiledPowers()
	if err != nil {
		return err
	}
	e.control = control.New(e.sandboxes, o.Settings, o.Log, control.Options{
		Table: table, Token: o.Control.Token, Hosts: o.Control.Hosts, IDP: e.idp, Worlds: worlds{e},
	})
	return nil
}

// serveControl answers a request to the control API at the API's port.
func (e *Emulator) serveControl(w http.ResponseWriter, v *visit) {
	switch {
	case e.control == nil:
		e.server.Fail(w, v.exchange, rest.NotFound("The control API is switched off (--control=off)."))
	case e.options.Control.Listen != "":
		e.server.Fail(w, v.exchange, rest.NotFound("The control API has a port of its own (--control-listen)."))
	default:
		e.control.ServeHTTP(w, v.request, v.exchange, v.tenant, v.origin)
	}
}

// serveControlPort answers a request at the control API's own port.
func (e *Emulator) serveControlPort(w http.ResponseWriter, r *http.Request) {
	e.serve(w, r, func(v *visit) {
		if !control.Serves(v.request.URL.Path) {
			e.server.Fail(w, v.exchange, rest.NotFound("There is nothing at %s; this port has the control API only, below %s.", r.URL.Path, control.Root))
			return
		}
		e.control.ServeHTTP(w, v.request, v.exchange, v.tenant, e.apiURL(r))
	})
}

// apiURL is the API's base URL for a client of the control API's own port: the
// host as the client knows it, with the API's port.
func (e *Emulator) apiURL(r *http.Request) string {
	host := strings.Trim(r.Host, "[]")
	if h, _, err := net.SplitHostPort(r.Host); err == nil {
		host = h
	}
	_, number, _ := net.SplitHostPort(e.ports[0].listener.Addr().String())
	return "http://" + net.JoinHostPort(host, number)
}
