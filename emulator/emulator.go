// Package emulator is the Elements emulator as a library: an http.Handler
// that answers the REST API of a Namazu Elements server from memory.
//
// It is a test double, never a server for production.
package emulator

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/sandbox"
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
	Settings *rest.Settings
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
	// AllowOutgoing are the hosts ("idp.example", "idp.example:8443") that
	// rules may call although they are not on this machine.
	AllowOutgoing []string
	// Log takes the emulator's log; nil for none.
	Log *slog.Logger
}

// Emulator is a running emulator. Its methods are safe for concurrent use.
type Emulator struct {
	options  Options
	server   *rest.Server
	schema   *sandbox.Schema
	seed     atomic.Pointer[sandbox.Snapshot] // the world as it was at its start
	main     *sandbox.Sandbox
	listener net.Listener
	http     *http.Server
	stop     context.CancelFunc // ends the context of every request
}

// New makes an emulator that is ready to serve as an http.Handler. Where the
// world breaks a rule, the error is a *fixtures.Errors.
func New(options Options) (*Emulator, error) {
	table, err := compiled()
	if err != nil {
		return nil, err
	}
	if options.Settings == nil {
		s := rest.DefaultSettings()
		options.Settings = &s
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	e := &Emulator{options: options, schema: newSchema(), server: &rest.Server{
		Table: table, Settings: options.Settings, Log: options.Log, Authenticate: authenticate,
	}}
	e.server.Outgoing = outgoing.New(e, options.AllowOutgoing)
	if e.main, err = e.begin(options.World); err != nil {
		return nil, err
	}
	e.seed.Store(e.main.Snapshot())
	return e, nil
}

// Sandbox is the sandbox at the root of the server.
func (e *Emulator) Sandbox() *sandbox.Sandbox { return e.main }

// Start listens and serves until Close. It returns once connections are
// accepted.
func (e *Emulator) Start() error {
	address := e.options.Listen
	if address == "" {
		address = DefaultListen
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	e.listener = listener
	requests, stop := context.WithCancel(context.Background())
	e.stop = stop
	e.http = &http.Server{
		Handler:           e,
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(e.options.Log.Handler(), slog.LevelDebug),
	}
	go func() {
		if err := e.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			e.options.Log.Error("serving ended", "reason", err)
		}
	}()
	return nil
}

// URL is where a started emulator is reached, without a trailing slash.
func (e *Emulator) URL() string {
	host, port, _ := net.SplitHostPort(e.listener.Addr().String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// Close stops serving. The context of every request ends first, which ends
// streams and long polls; then requests in flight are finished, unless the
// given context ends before: they are cut, and its error is returned.
func (e *Emulator) Close(ctx context.Context) error {
	if e.http == nil {
		return nil
	}
	e.stop()
	if err := e.http.Shutdown(ctx); err != nil {
		return errors.Join(err, e.http.Close())
	}
	return nil
}
