// Package apitest calls the routes of a resource family in tests, on a sandbox
// of its own and without a network. The test says who calls.
package apitest

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// BaseURL is where callers reach the API.
const BaseURL = "http://emulator.test"

// Now is the instant at which the sandbox's clock stands still.
var Now = time.UnixMilli(1_700_000_000_000)

// API is the routes of a family on a sandbox.
type API struct {
	t      testing.TB
	box    *sandbox.Sandbox
	server *rest.Server
	gate   rest.Gate
}

// New makes an API of routes on an empty sandbox with these tables.
func New(t testing.TB, routes []rest.Route, tables ...[]sandbox.AnyTable) *API {
	t.Helper()
	table, err := rest.Compile(routes)
	if err != nil {
		t.Fatal(err)
	}
	all := outgoing.Tables()
	for _, of := range tables {
		all = append(all, of...)
	}
	settings := rest.DefaultSettings()
	a := &API{
		t:   t,
		box: sandbox.New(sandbox.NewSchema(all), "", sandbox.NewSeed(t.Name()), sandbox.NewClock(Now).Freeze(Now)),
		server: &rest.Server{
			Table: table, Settings: &settings, Log: slog.New(slog.DiscardHandler), Authenticate: authenticate,
		},
	}
	a.server.Outgoing = outgoing.New(a, []string{"127.0.0.1"}) // the servers that tests play
	return a
}

// ServeHTTP answers a call that a route makes to the API itself.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.server.ServeHTTP(w, r, &rest.Exchange{Sandbox: a.box, BaseURL: BaseURL})
}

// Advance moves the sandbox's clock.
func (a *API) Advance(d time.Duration) {
	a.t.Helper()
	if _, err := a.box.Advance(d); err != nil {
		a.t.Fatal(err)
	}
}

// Update runs f in a transaction. Its error ends the test.
func (a *API) Update(f func(tx *sandbox.Tx) error) {
	a.t.Helper()
	if err := a.box.Update(f); err != nil {
		a.t.Fatal(err)
	}
}

// Answer is what a call was answered.
type Answer struct {
	Status int
	Header http.Header
	Body   string
	// Defects are the rules of the defects that the answer copies.
	Defects []string
}

// Code is the code of an error, or empty.
func (a Answer) Code() string {
	var e struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal([]byte(a.Body), &e) // what is no object has no code
	return e.Code
}

// Check wants a status, the code of an error, and the rules of the defects that
// the answer copies, with spaces between.
func (a Answer) Check(t testing.TB, status int, code, defect string) {
	t.Helper()
	if a.Status != status || a.Code() != code {
		t.Errorf("got %d %s, want %d %s", a.Status, a.Body, status, code)
	}
	if got := strings.Join(a.Defects, " "); got != defect {
		t.Errorf("defects: %q, want %q", got, defect)
	}
}

type callerKey struct{}

func authenticate(c *rest.Call) error {
	if caller, ok := c.Request.Context().Value(callerKey{}).(rest.Caller); ok {
		c.Caller = caller
	}
	return nil
}

// Call makes a call below rest.Root. The zero caller is anonymous.
func (a *API) Call(by rest.Caller, method, path, body string) Answer {
	a.t.Helper()
	r := httptest.NewRequest(method, BaseURL+rest.Root+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := a.Do(by, r)
	return Answer{Status: w.Code, Header: w.Result().Header, Body: w.Body.String(), Defects: rest.NotedRules(w.Result().Header)}
}

// Do makes a call anywhere on the server.
func (a *API) Do(by rest.Caller, r *http.Request) *httptest.ResponseRecorder {
	a.t.Helper()
	if !by.Anonymous() {
		r.Header.Set("Authorization", "Bearer test")
		r = r.WithContext(context.WithValue(r.Context(), callerKey{}, by))
	}
	w := httptest.NewRecorder()
	a.server.ServeHTTP(w, r, &rest.Exchange{Sandbox: a.box, BaseURL: BaseURL, Gate: a.gate})
	return w
}

// Gate puts a gate before the rules of the calls from now on.
func (a *API) Gate(g rest.Gate) { a.gate = g }

// StandIn lets a handler answer all calls that routes make to other servers.
func (a *API) StandIn(h http.Handler) {
	a.server.StandIn = func(*sandbox.Sandbox, *http.Request) http.Handler { return h }
}

// Settings are the API's, to be changed before the first call.
func (a *API) Settings() *rest.Settings { return a.server.Settings }

// Get is the body of a GET that must succeed, as JSON into a value.
func (a *API) Get(by rest.Caller, path string, into any) {
	a.t.Helper()
	got := a.Call(by, http.MethodGet, path, "")
	if got.Status != http.StatusOK {
		a.t.Fatalf("GET %s: %d %s", path, got.Status, got.Body)
	}
	if err := json.Unmarshal([]byte(got.Body), into); err != nil {
		a.t.Fatalf("GET %s: %v", path, err)
	}
}
