// Package outgoing is the way out: every call that a rule makes to another
// server goes through a Guard. It lets nothing leave this machine unless it
// was told to.
package outgoing

import (
	"context"
	"errors"
	"fmt"
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
//   - to loopback addresses;
//   - to hosts that are allowed;
//   - nowhere else: see RefusedError. A name is judged by the address that is
//     dialed, and so is every redirect.
//
// Proxies from the environment are not used.
type Guard struct {
	self    http.Handler
	network *http.Transport
}

// New makes a guard for an emulator. Allowed are hosts, or hosts with a port
// ("idp.example:8443"), that may be called wherever they are.
func New(self http.Handler, allowed []string) *Guard {
	return &Guard{self: self, network: &http.Transport{
		DialContext:            dialer{allowed: allowed}.dial,
		DisableKeepAlives:      true, // no connection outlives its call
		MaxResponseHeaderBytes: 64 << 10,
		TLSHandshakeTimeout:    Timeout / 2,
	}}
}

// Client makes the calls that a request to the emulator causes; host is the
// Host of that request.
func (g *Guard) Client(host string) *http.Client {
	return &http.Client{
		Transport:     &transport{guard: g, host: host},
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
	guard *Guard
	host  string
}

// RoundTrip is called for each redirect, too.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	send := t.guard.network.RoundTrip
	if sameAuthority(r.URL, t.host) {
		send = t.guard.inProcess
	}
	res, err := send(r)
	if err != nil {
		return nil, err
	}
	res.Body = &boundedBody{ReadCloser: res.Body, left: MaxBody}
	return res, nil
}

type depthKey struct{}

// deeper counts how deep calls of the emulator to itself are nested: one that
// ends in itself must not go on for ever.
func deeper(ctx context.Context) (context.Context, error) {
	depth, _ := ctx.Value(depthKey{}).(int)
	if depth == maxDepth {
		return nil, errors.New("the emulator calls itself without end")
	}
	return context.WithValue(ctx, depthKey{}, depth+1), nil
}
