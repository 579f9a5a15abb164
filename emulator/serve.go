package emulator

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/double/stores"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/webpage"
)

// ServeHTTP answers any request to the server.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.serve(w, r, func(v *visit) {
		if control.Serves(v.request.URL.Path) {
			e.serveControl(w, v)
			return
		}
		v.journaled, v.exchange.Gate = true, v.tenant
		v.request = e.atPrefix(v.request)
		if idp.Serves(v.request.URL.Path) {
			e.idp.ServeHTTP(w, v.request, v.exchange)
			return
		}
		if stores.Serves(v.request.URL.Path) {
			e.stores.ServeHTTP(w, v.request, v.exchange)
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

// visit is a request on its way to a sandbox.
type visit struct {
	tenant *tenant.Tenant
	// request is without the prefix of the sandbox.
	request  *http.Request
	exchange *rest.Exchange
	// origin is the base URL of the default sandbox.
	origin    string
	at        int64 // on the sandbox's clock
	journaled bool
}

// serve finds the sandbox of a request and notes what becomes of it.
func (e *Emulator) serve(w http.ResponseWriter, r *http.Request, answer func(*visit)) {
	began := time.Now() // what the caller waits for is real time
	name, inner := splitSandbox(r)
	t, err := e.sandboxes.Use(name)
	if err != nil {
		e.refuse(w, r, err, began)
		return
	}
	defer t.Release()
	now := t.Sandbox().Now()
	w.Header().Set("Date", e.dates.text(now))
	v := &visit{tenant: t, request: inner, origin: baseURL(r), at: now.UnixMilli()}
	v.exchange = &rest.Exchange{Sandbox: t.Sandbox(), BaseURL: v.origin, Keeper: t}
	if inner != r {
		v.exchange.BaseURL += tenant.Prefix + name
	}
	defer func() { e.note(r, v, time.Since(began)) }()
	if webpage.Sent(r) && !webpage.Ours(r.Host, e.options.Control.Hosts) {
		e.server.Fail(w, v.exchange, rest.Forbidden("Web pages are not served under the host name %q: allow it with --control-hosts.", r.Host))
		return
	}
	if err := e.memory.check(inner, inner.URL.Path); err != nil {
		e.server.Fail(w, v.exchange, err)
		return
	}
	answer(v)
}

// refuse answers a request to a sandbox that is not there.
func (e *Emulator) refuse(w http.ResponseWriter, r *http.Request, err error, began time.Time) {
	main := e.Sandbox()
	x := &rest.Exchange{Sandbox: main, BaseURL: baseURL(r)}
	w.Header().Set("Date", e.dates.text(main.Now()))
	e.server.Fail(w, x, err)
	e.log(r, x, time.Since(began))
}

// note keeps an answered request in the journal and in the log.
func (e *Emulator) note(r *http.Request, v *visit, took time.Duration) {
	if v.journaled && e.options.Journal.Entries > 0 {
		v.tenant.Journal().Record(v.entry(took))
	}
	e.log(r, v.exchange, took)
}

func (v *visit) entry(took time.Duration) *journal.Entry {
	r, x := v.request, v.exchange
	e := &journal.Entry{
		At: v.at, Took: took, Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Header: r.Header,
		Operation: x.Operation, Template: x.Path, Status: x.Status, Request: x.RequestBody, Response: x.ResponseBody,
		Level: string(x.Caller.Level), UserID: x.Caller.UserID, ProfileID: x.Caller.ProfileID,
		Defects: x.Defects, Faults: x.Faults,
	}
	if r.URL.RawPath != "" {
		e.Path = r.URL.RawPath
	}
	if x.Err != nil && (x.Err.Silent || x.Err.Cause != nil) {
		e.Reason = x.Err.Error()
	}
	return e
}

// splitSandbox is the name of the sandbox that a request is for, and the
// request as that sandbox sees it.
func splitSandbox(r *http.Request) (string, *http.Request) {
	below, ok := strings.CutPrefix(r.URL.Path, tenant.Prefix)
	if !ok {
		return tenant.Default, r
	}
	name, _, _ := strings.Cut(below, "/")
	c := *r
	c.URL = new(url.URL)
	*c.URL = *r.URL
	c.URL.Path = behind(r.URL.Path)
	c.URL.RawPath = ""
	if r.URL.RawPath != "" {
		c.URL.RawPath = behind(r.URL.RawPath)
	}
	return name, &c
}

// behind is what follows the name of a sandbox in a path.
func behind(path string) string {
	below := strings.TrimPrefix(path, tenant.Prefix)
	if i := strings.IndexByte(below, '/'); i >= 0 {
		return below[i:]
	}
	return "/"
}
