package outgoing

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// dialTimeout is how long it may take to find and reach a server.
const dialTimeout = 3 * time.Second

// RefusedError says that a call would have left the emulator for a host that
// is not allowed.
type RefusedError struct {
	// Host is what the URL names, with its port; Address what it is.
	Host, Address string
}

func (e *RefusedError) Error() string {
	name, _, _ := net.SplitHostPort(e.Host)
	if at, err := netip.ParseAddrPort(e.Address); err == nil && at.Addr().Unmap().IsLoopback() {
		return fmt.Sprintf("%s is at %s, another service of this machine: calls to it are refused unless the world that is seeded names it; allow them with --allow-outgoing=%s",
			e.Host, e.Address, e.Host)
	}
	return fmt.Sprintf("%s is at %s, which is not this machine: outgoing calls are refused; allow them with --allow-outgoing=%s",
		e.Host, e.Address, name)
}

// dialer connects to the emulator's own ports and to allowed hosts.
type dialer struct {
	allowed  []string
	seeded   []string // as allowed, but on this machine only
	own      *addresses
	resolver *net.Resolver // nil for the usual one
}

func (d dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	plain := net.Dialer{Timeout: dialTimeout, Resolver: d.resolver}
	if !listed(d.allowed, address) {
		// Control sees the address that is really dialed, whatever a name was
		// resolved to before.
		plain.Control = func(_, resolved string, _ syscall.RawConn) error { return d.onlyHere(address, resolved) }
	}
	conn, err := plain.DialContext(ctx, network, address)
	var refused *RefusedError
	if errors.As(err, &refused) {
		return nil, refused
	}
	return conn, err
}

// listed reports whether an address, or its host with any port, is in a list.
func listed(list []string, address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && slices.ContainsFunc(list, func(allowed string) bool {
		return strings.EqualFold(allowed, host) || strings.EqualFold(allowed, address)
	})
}

// onlyHere refuses what is neither the emulator itself nor a service of this
// machine that the world names.
func (d dialer) onlyHere(host, resolved string) error {
	at, err := netip.ParseAddrPort(resolved)
	if err == nil && at.Addr().Unmap().IsLoopback() && (d.own.has(at) || listed(d.seeded, host)) {
		return nil
	}
	return &RefusedError{Host: host, Address: resolved}
}

// addresses are those at which the emulator listens.
type addresses struct {
	mu   sync.Mutex
	list []netip.AddrPort
}

func (a *addresses) add(at net.Addr) {
	if address, err := netip.ParseAddrPort(at.String()); err == nil {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.list = append(a.list, address)
	}
}

// has reports whether the emulator listens at a loopback address: at that very
// one, or at all of the machine.
func (a *addresses) has(at netip.AddrPort) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.ContainsFunc(a.list, func(own netip.AddrPort) bool {
		return own.Port() == at.Port() && (own.Addr().IsUnspecified() || own.Addr().Unmap() == at.Addr().Unmap())
	})
}
