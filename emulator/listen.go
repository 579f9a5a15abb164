package emulator

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// port is an address that a started emulator serves.
type port struct {
	listener net.Listener
	http     *http.Server
}

// listen serves a handler at an address, DefaultListen where it is empty.
// Requests have a context that ends with the given one.
func (e *Emulator) listen(requests context.Context, address string, handler http.Handler) error {
	if address == "" {
		address = DefaultListen
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	fresh := &newcomers{timers: map[net.Conn]*time.Timer{}}
	server := &http.Server{
		Handler:        handler,
		BaseContext:    func(net.Listener) context.Context { return requests },
		ConnState:      fresh.watch,
		MaxHeaderBytes: 64 << 10,
		ErrorLog:       slog.NewLogLogger(e.options.Log.Handler(), slog.LevelDebug),
	}
	e.server.Outgoing.Listens(listener.Addr())
	e.ports = append(e.ports, &port{listener, server})
	go func() {
		if err := server.Serve(strict{listener}); !errors.Is(err, http.ErrServerClosed) {
			e.options.Log.Error("serving ended", "reason", err)
		}
	}()
	return nil
}

// url is the base URL of a port.
func (p *port) url() string {
	host, number, _ := net.SplitHostPort(p.listener.Addr().String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, number)
}

// firstRequest is how long a new connection may take to send the header of its
// first request.
const firstRequest = 10 * time.Second

// newcomers are the connections that have sent no request yet. A deadline for
// the header of every request, which net/http offers, costs a twentieth of the
// processor time of a small one; what has sent a whole header once may idle
// anyway.
type newcomers struct {
	mu     sync.Mutex
	timers map[net.Conn]*time.Timer
}

// watch is told of each change of a connection's state.
func (n *newcomers) watch(c net.Conn, state http.ConnState) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if state == http.StateNew {
		n.timers[c] = time.AfterFunc(firstRequest, func() { _ = c.Close() })
		return
	}
	if t := n.timers[c]; t != nil {
		t.Stop()
		delete(n.timers, c)
	}
}
