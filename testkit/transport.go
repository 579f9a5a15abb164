package testkit

import (
	"net/http"
	"net/url"
	"strings"
)

// withSecret sends the secret of a session to a server, and to nobody else.
type withSecret struct {
	server, secret string
	next           http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (t *withSecret) RoundTrip(r *http.Request) (*http.Response, error) {
	if t.serves(r.URL) && r.Header.Get(SecretHeader) == "" {
		r = r.Clone(r.Context())
		r.Header.Set(SecretHeader, t.secret)
	}
	return t.next.RoundTrip(r)
}

// CloseIdleConnections lets http.Client.CloseIdleConnections reach them.
func (t *withSecret) CloseIdleConnections() {
	if c, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

func (t *withSecret) serves(u *url.URL) bool {
	at := u.Scheme + "://" + u.Host + u.Path
	return at == t.server || strings.HasPrefix(at, t.server+"/")
}
