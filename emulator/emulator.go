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
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/sandbox"
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
	// World adds to the world at the start. It runs in one transaction.
	World func(tx *sandbox.Tx) error
	// NoBootstrap leaves out what a fresh world holds.
	NoBootstrap bool
	// Mail keeps mails in the outbox, where sending them fails otherwise
	// (email.1).
	Mail bool
	// Log takes the emulator's log; nil for none.
	Log *slog.Logger
}

// Emulator is a running emulator. Its methods are safe for concurrent use.
type Emulator struct {
	options  Options
	server   *rest.Server
	seed     *sandbox.Snapshot
	main     *sandbox.Sandbox
	listener net.Listener
	http     *http.Server
	stop     context.CancelFunc // ends the context of every request
}

// New makes an emulator that is ready to serve as an http.Handler. An error
// is a mistake in the world.
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
	e := &Emulator{options: options, server: &rest.Server{
		Table: table, Settings: options.Settings, Log: options.Log, Authenticate: authenticate,
	}}
	e.main = sandbox.New(newSchema(), "", sandbox.NewSeed(options.Seed), sandbox.NewClock(options.Start))
	if err := e.main.Update(e.fill); err != nil {
		return nil, fmt.Errorf("fill the world: %w", err)
	}
	e.seed = e.main.Snapshot()
	return e, nil
}

// fill makes the world that the emulator starts with.
func (e *Emulator) fill(tx *sandbox.Tx) error {
	if !e.options.NoBootstrap {
		if err := bootstrap(tx); err != nil {
			return err
		}
	}
	if err := outbox.AcceptMail(tx, e.options.Mail); err != nil {
		return err
	}
	if e.options.World == nil {
		return nil
	}
	return e.options.World(tx)
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
