// Package emulator is the Elements emulator as a library: an http.Handler
// that answers the REST API of a Namazu Elements server from memory.
//
// It is a test double, never a server for production.
//
// The packages emulator, fixtures and testkit are the API that others import.
// All packages below emulator are its inner parts and change without notice.
package emulator

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/double/stores"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/customscheme"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// DefaultListen is where Start listens unless told otherwise: a free port,
// reached from this machine only.
const DefaultListen = "127.0.0.1:0"

// Options say how an emulator behaves. The zero value is a fresh world on
// real time with the real server's defaults.
type Options struct {
	// Listen is the address for Start, DefaultListen where empty.
	Listen string
	// Settings are the server's settings; nil for DefaultSettings.
	Settings *Settings
	// Seed decides ids, secrets and all other drawn values; empty for values
	// that nobody can guess.
	Seed string
	// Start is where the clock starts; zero for real time.
	Start time.Time
	// World is the world at the start; nil for a fresh one.
	World *fixtures.World
	// Mail keeps mails in the outbox, where sending them fails otherwise
	// (email.1). A world that says what becomes of mails overrules it.
	Mail bool
	// AllowOutgoing are the hosts ("idp.example", "localhost:8443") that rules
	// may call, besides the emulator itself and the services of this machine
	// that World names.
	AllowOutgoing []string
	// IDP adds the built-in identity provider idp.DefaultName to the world;
	// more come with fixtures.
	IDP bool
	// Stores opens the built-in stores of every sandbox: they answer in the place
	// of Apple, Google, Meta and Steam. Else only those of sandboxes with a
	// purchase do.
	Stores bool
	// MaxSandboxes is the greatest number of sandboxes besides the default one;
	// 0 for DefaultMaxSandboxes.
	MaxSandboxes int
	// SandboxIdle is the time without a request, in real time, after which a
	// sandbox is dropped unless it says otherwise; 0 for DefaultSandboxIdle,
	// negative for never.
	SandboxIdle time.Duration
	// Journal bounds the journal of each sandbox; the zero value for
	// DefaultJournalLimits, negative Entries for no journal.
	Journal JournalLimits
	// JournalBudget is the size in bytes of all journals together; 0 for
	// journal.DefaultBudget.
	JournalBudget int64
	// MaxMemory is the size in bytes of all that is alive, above which what makes
	// the emulator grow is refused with a 503; 0 for DefaultMaxMemory.
	MaxMemory int64
	// Control is who may use the control API, and where.
	Control Control
	// Log takes the emulator's log; nil for none.
	Log *slog.Logger
}

// Emulator is a running emulator. Its methods are safe for concurrent use.
type Emulator struct {
	options   Options
	server    *rest.Server
	schema    *sandbox.Schema
	sandboxes *tenant.Registry
	idp       *idp.Server
	stores    *stores.Server
	dates     dates
	control   *control.Server // nil where it is switched off
	ports     []*port         // the API's, then the control API's if it has one
	memory    *memory
	stop      context.CancelFunc // ends the context of every request
	world     atomic.Pointer[fixtures.World]
}

// New makes an emulator that is ready to serve as an http.Handler. Where the
// world breaks a rule, the error is a *fixtures.Errors.
func New(options Options) (*Emulator, error) {
	table, err := compiled()
	if err != nil {
		return nil, err
	}
	if options.Settings == nil {
		s := DefaultSettings()
		options.Settings = &s
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	e := &Emulator{options: options, schema: newSchema(), idp: idp.New(), server: &rest.Server{
		Table: table, Settings: options.Settings, Log: options.Log, Authenticate: customscheme.Identify,
	}}
	e.memory = newMemory(options.MaxMemory)
	e.server.InFlight = rest.NewInFlight(e.memory.limit / 4)
	e.server.Outgoing = outgoing.New(e, options.AllowOutgoing)
	if options.Settings.PooledVaultKeys {
		e.server.KeyPairs = keypair.NewPool()
	}
	e.stores = stores.New(configured{}, options.Stores)
	e.server.StandIn = e.stores.StandIn
	e.world.Store(options.World)
	main, err := e.begin(options.World)
	if err != nil {
		return nil, err
	}
	return e, e.manage(main)
}

// Sandbox is the sandbox at the root of the server.
func (e *Emulator) Sandbox() *sandbox.Sandbox { return e.sandboxes.Main().Sandbox() }

// Start listens and serves until Close. It returns once connections are
// accepted.
func (e *Emulator) Start() error {
	requests, stop := context.WithCancel(context.Background())
	e.stop = stop
	if err := e.listen(requests, e.options.Listen, e); err != nil {
		return err
	}
	if e.control == nil || e.options.Control.Listen == "" {
		return nil
	}
	if err := e.listen(requests, e.options.Control.Listen, http.HandlerFunc(e.serveControlPort)); err != nil {
		stop()
		return errors.Join(err, e.ports[0].http.Close())
	}
	return nil
}

// URL is where a started emulator is reached, without a trailing slash.
func (e *Emulator) URL() string { return e.ports[0].url() }

// ControlURL is where the control API of a started emulator is reached, and
// below it that of its sandboxes: URL, unless it has a port of its own.
func (e *Emulator) ControlURL() string { return e.ports[len(e.ports)-1].url() }

// Close stops serving. The context of every request ends first, which ends
// streams and long polls; then requests in flight are finished, unless the
// given context ends before: they are cut, and its error is returned.
func (e *Emulator) Close(ctx context.Context) error {
	e.sandboxes.Close()
	defer e.server.KeyPairs.Close()
	if e.stop != nil {
		e.stop()
	}
	var failed error
	for _, p := range e.ports {
		if err := p.http.Shutdown(ctx); err != nil {
			failed = errors.Join(failed, err, p.http.Close())
		}
	}
	return failed
}
