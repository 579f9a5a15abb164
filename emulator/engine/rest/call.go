// Package rest is what all routes share: the line of a route table, the
// call that a rule sees, access levels, errors, paging and JSON.
package rest

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Level is an access level. Levels are ordered (authentication, access
// levels).
type Level string

// The access levels.
const (
	Unprivileged Level = "UNPRIVILEGED"
	User         Level = "USER"
	Superuser    Level = "SUPERUSER"
)

// Constants are the levels in the order of their ordinals (json.4).
func (Level) Constants() []string {
	return []string{string(Unprivileged), string(User), string(Superuser)}
}

// AtLeast says whether the level is not below another.
func (l Level) AtLeast(other Level) bool { return l.rank() >= other.rank() }

func (l Level) rank() int {
	switch l {
	case Superuser:
		return 2
	case User:
		return 1
	default:
		return 0
	}
}

// Caller is who makes a call, as its credentials say. The zero caller is
// anonymous (auth.1).
type Caller struct {
	Level     Level
	UserID    string
	SessionID string
	// ProfileID is the current profile (auth.14), or empty.
	ProfileID string
	// Profile is the row of the current profile as it was before this call
	// (session.10); package profile reads it.
	Profile any
}

// AnonymousCaller is how filters and faults name the caller without
// credentials.
const AnonymousCaller = "anonymous"

// Anonymous says whether no credentials were given.
func (c Caller) Anonymous() bool { return !c.Level.AtLeast(User) }

// Is says whether the caller is this user.
func (c Caller) Is(userID string) bool { return c.UserID != "" && c.UserID == userID }

// Call is one request as a rule sees it.
type Call struct {
	// Tx is the transaction of the call. It is nil in a route marked Outbound,
	// which opens its own with View and Update.
	Tx *sandbox.Tx
	// Caller is who calls.
	Caller Caller
	// Request is the HTTP request, without its body. Only what is no parameter
	// of the route is read from it.
	Request *http.Request
	// Settings are the emulator's.
	Settings *Settings
	// Log is for what has a reason that the client does not see.
	Log *slog.Logger

	exchange *Exchange
	server   *Server
	reads    bool // the rule only reads
	box      *sandbox.Sandbox
}

// errPeeked undoes what a look at the credentials changed.
var errPeeked = errors.New("peeked")

// Peek is whom the credentials of the request name, found out without leaving
// a trace: no session slides. A gate uses it before the call itself begins.
func (c *Call) Peek() Caller {
	exchange, probe := *c.exchange, *c
	probe.exchange = &exchange
	_ = c.box.Update(func(tx *sandbox.Tx) error {
		probe.Tx, probe.Caller = tx, Caller{Level: Unprivileged}
		if err := c.server.Authenticate(&probe); err != nil {
			probe.Caller = Caller{Level: Unprivileged}
		}
		return errPeeked
	})
	return probe.Caller
}

// Context ends when the client goes away or the emulator stops.
func (c *Call) Context() context.Context { return c.Request.Context() }

// BaseURL is where the client reached this sandbox: scheme, host and sandbox
// prefix of the request, without a trailing slash.
func (c *Call) BaseURL() string { return c.exchange.BaseURL }

// baseVariable stands for BaseURL at the start of URLs that fixtures hold.
const baseVariable = "${base}"

// Expand is a URL with BaseURL in place of "${base}" at its start: fixtures
// write so what lies on the emulator itself, wherever that is reached.
func (c *Call) Expand(url string) string {
	if below, ok := strings.CutPrefix(url, baseVariable); ok {
		return c.BaseURL() + below
	}
	return url
}

// Defect notes that the answer copies a defect of the real server: the
// response carries the rule in its Elements-Emulator-Note header.
func (c *Call) Defect(rule string) { c.exchange.defect(rule) }

// View runs f in a read-only transaction of its own (Outbound routes only).
func (c *Call) View(f func(tx *sandbox.Tx) error) error { return c.box.View(f) }

// Update runs f in a transaction of its own (Outbound routes only).
func (c *Call) Update(f func(tx *sandbox.Tx) error) error { return c.box.Update(f) }

// In is the call inside a transaction of its own, for rules that take a call
// (Outbound routes only).
func (c *Call) In(tx *sandbox.Tx) *Call {
	inside := *c
	inside.Tx = tx
	return &inside
}

// Outgoing makes calls to other servers, within the limits of package
// outgoing (Outbound routes only). A URL below BaseURL is served by the
// emulator itself, without a network. Use the call's Context for them.
func (c *Call) Outgoing() *http.Client {
	var seeded []string
	_ = c.box.View(func(tx *sandbox.Tx) error {
		seeded = outgoing.Seeded(tx)
		return nil
	})
	var stand func(*http.Request) http.Handler
	if c.server.StandIn != nil {
		stand = func(r *http.Request) http.Handler { return c.server.StandIn(c.box, r) }
	}
	return c.server.Outgoing.Client(c.Request, seeded, stand)
}

// Detach lets a rule that only reads go on without holding up who writes; see
// sandbox.Tx.Detach. In a route that writes it does nothing.
func (c *Call) Detach() {
	if c.reads && c.Tx != nil {
		c.Tx.Detach()
	}
}

// KeyPairs is the emulator's pool of RSA key pairs, nil where each is to be
// made when it is needed (Outbound routes only).
func (c *Call) KeyPairs() *keypair.Pool { return c.server.KeyPairs }

// Sandbox is the sandbox that the call runs on.
func (c *Call) Sandbox() *sandbox.Sandbox { return c.box }

// Routes are the routes of the server that answers, for documents about them.
func (c *Call) Routes() []Described { return c.server.Table.Describe() }

// Keeper is what the exchange has of that name.
func (c *Call) Keeper() any { return c.exchange.Keeper }

// Identify returns whom a session secret names that came otherwise than in a
// header. Using it has the effects that it always has; commit them.
func (c *Call) Identify(tx *sandbox.Tx, secret string) (Caller, error) {
	probe, exchange, request := *c, *c.exchange, *c.Request
	request.Header = http.Header{"Elements-Sessionsecret": {secret}}
	probe.exchange, probe.Request, probe.Tx = &exchange, &request, tx
	probe.Caller = Caller{Level: Unprivileged}
	err := c.server.Authenticate(&probe)
	return probe.Caller, err
}

// Operation is the id and the path of the operation.
func (c *Call) Operation() (id, path string) { return c.exchange.Operation, c.exchange.Path }
