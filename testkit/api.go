package testkit

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// SecretHeader carries the secret of a session.
const SecretHeader = "Elements-SessionSecret"

// API makes typed calls of the REST API. An answer of 400 or above is an
// *Error. What has no call of its own goes through Do. An API is safe for
// concurrent use.
type API struct {
	caller
	secret string
}

// newAPI makes calls to a server, with the secret of a session or without one.
func newAPI(server, secret string, transport http.RoundTripper) *API {
	client := &http.Client{Transport: transport}
	if secret != "" {
		client.Transport = &withSecret{server, secret, transport}
	}
	return &API{caller{server + rest.Root, client}, secret}
}

// Client sends the session's secret with each request to the server, and to
// nobody else.
func (a *API) Client() *http.Client { return a.client }

// URL is where the REST API is, without a trailing slash.
func (a *API) URL() string { return a.base }

// Secret is the session's; empty without a session.
func (a *API) Secret() string { return a.secret }

// Do makes any call: path is below URL, with its query string; in is sent as
// JSON, nil for no body; the answer is decoded into out, nil for none.
func (a *API) Do(ctx context.Context, method, path string, in, out any) error {
	return a.call(ctx, method, path, in, out)
}

// as makes calls with the secret of another session.
func (a *API) as(secret string) *API {
	transport := a.client.Transport
	if mine, ok := transport.(*withSecret); ok {
		transport = mine.next
	}
	return newAPI(a.base[:len(a.base)-len(rest.Root)], secret, transport)
}

// Page is a part of a list.
type Page[T any] struct {
	Offset        int  `json:"offset"`
	Total         int  `json:"total"`
	Approximation bool `json:"approximation"`
	Objects       []T  `json:"objects"`
}

// List says which part of a list is asked for. The zero value is the first
// page, of the length that the server gives it.
type List struct {
	Offset, Count int
	Search        string
}

// at is a path with the list's parameters.
func (l List) at(path string) string { return l.atWith(path, url.Values{}) }

// atWith is a path with further parameters beside the list's.
func (l List) atWith(path string, q url.Values) string {
	if l.Offset != 0 {
		q.Set("offset", strconv.Itoa(l.Offset))
	}
	if l.Count != 0 {
		q.Set("count", strconv.Itoa(l.Count))
	}
	if l.Search != "" {
		q.Set("search", l.Search)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
