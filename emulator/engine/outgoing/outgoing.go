// Package outgoing is the way out: every call that a rule makes to another
// server goes through a Guard. It lets nothing leave this machine unless it
// was told to.
package outgoing

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// The limits of a call, redirects included.
const (
	// Timeout is how long a call may take until its body is read.
	Timeout = 10 * time.Second
	// MaxBody is the size in bytes up to which an answer is read.
	MaxBody = 16 << 20

	maxRedirects = 10
	maxDepth     = 4
)

// Guard makes the clients for outgoing calls. A call goes
//
//   - into the emulator itself, without a network, where the URL's authority
//     is the Host of the request that caused it;
//   - to loopback addresses at which the emulator listens, or which the world
//     of the sandbox names (see Seeded);
//   - to hosts that are allowed;
//   - nowhere else: see RefusedError. A name is judged by the address that is
//     dialed, and so is every redirect.
//
// Other services of this machine are as far away as those of other machines: a
// web page that can log in must not reach them through the emulator. Every
// call is marked (see Made). Proxies from the environment are not used.
type Guard struct {
	self    http.Handler
	allowed []string
	own     addresses
}

// New makes a guard for an emulator. Allowed are hosts, or hosts with a port
// ("idp.example:8443"), that may be called wherever they are.
func New(self http.Handler, allowed []string) *Guard { return &Guard{self: self, allowed: allowed} }

// Listens tells the guard of an address at which the emulator listens.
func (g *Guard) Listens(at net.Addr) { g.own.add(at) }

// Client returns a client for the calls that a request to the emulator causes.
// Seeded are the hosts that the world of its sandbox names (see Seeded). Where
// stand gives a handler for a call, that answers it, without a network; it may
// be nil.
func (g *Guard) Client(cause *http.Request, seeded []string, stand func(*http.Request) http.Handler) *http.Client {
	d := dialer{allowed: g.allowed, seeded: seeded, own: &g.own}
	return &http.Client{
		Transport: &transport{guard: g, host: cause.Host, depth: depthOf(cause) + 1, stand: stand, network: &http.Transport{
			DialContext:            d.dial,
			DisableKeepAlives:      true, // no connection outlives its call
			MaxResponseHeaderBytes: 64 << 10,
			TLSHandshakeTimeout:    Timeout / 2,
		}},
		Timeout:       Timeout,
		CheckRedirect: checkRedirect,
	}
}

func checkRedirect(_ *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return fmt.Errorf("it was redirected %d times", len(via))
	}
	return nil
}

// transport makes the calls of one request.
type transport struct {
	guard   *Guard
	host    string
	depth   int
	stand   func(*http.Request) http.Handler
	network *http.Transport
}

// RoundTrip is called for each redirect, too.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	send := t.network.RoundTrip
	if sameAuthority(r.URL, t.host) {
		send = inProcess(t.guard.self)
	} else if h := t.standIn(r); h != nil {
		send = inProcess(h)
	}
	if t.depth > maxDepth {
		return nil, errors.New("the emulator calls itself without end")
	}
	res, err := send(mark(r, t.depth))
	if err != nil {
		return nil, err
	}
	res.Body = &boundedBody{ReadCloser: res.Body, left: MaxBody}
	return res, nil
}

// standIn is what answers a call in place of the server that it goes to; nil
// where nothing does.
func (t *transport) standIn(r *http.Request) http.Handler {
	if t.stand == nil {
		return nil
	}
	return t.stand(r)
}
