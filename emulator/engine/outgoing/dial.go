package outgoing

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"time"
)

// dialTimeout is how long it may take to find and reach a server.
const dialTimeout = 3 * time.Second

// RefusedError says that a call would have left the machine.
type RefusedError struct {
	// Host is what the URL names, with its port; Address what it is.
	Host, Address string
}

func (e *RefusedError) Error() string {
	name, _, _ := net.SplitHostPort(e.Host)
	return fmt.Sprintf("%s is at %s, which is not this machine: outgoing calls are refused; allow them with --allow-outgoing=%s",
		e.Host, e.Address, name)
}

// dialer connects to loopback addresses and to allowed hosts.
type dialer struct {
	allowed  []string
	resolver *net.Resolver // nil for the usual one
}

func (d dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	plain := net.Dialer{Timeout: dialTimeout, Resolver: d.resolver}
	if !d.allows(address) {
		// Control sees the address that is really dialed, whatever a name was
		// resolved to before.
		plain.Control = func(_, resolved string, _ syscall.RawConn) error { return onlyLoopback(address, resolved) }
	}
	conn, err := plain.DialContext(ctx, network, address)
	var refused *RefusedError
	if errors.As(err, &refused) {
		return nil, refused
	}
	return conn, err
}

func (d dialer) allows(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && slices.ContainsFunc(d.allowed, func(allowed string) bool {
		return strings.EqualFold(allowed, host) || strings.EqualFold(allowed, address)
	})
}

func onlyLoopback(host, resolved string) error {
	at, err := netip.ParseAddrPort(resolved)
	if err != nil || !at.Addr().Unmap().IsLoopback() {
		return &RefusedError{Host: host, Address: resolved}
	}
	return nil
}
