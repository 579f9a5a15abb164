package testkit

import (
	"context"
	"errors"
	"net/url"
	"strings"
)

// remote is a server that somebody else runs.
type remote struct{ url string }

func newRemote(c *config) (remote, error) {
	if c.url == "" {
		return remote{}, errors.New("the mode remote needs the base URL of a server: set " + EnvURL + ", or use WithURL")
	}
	at, err := url.Parse(c.url)
	if err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
		return remote{}, errors.New("the URL " + c.url + " of the server must begin with http:// or https:// and a host")
	}
	return remote{strings.TrimRight(c.url, "/")}, nil
}

// URL implements Instance.
func (r remote) URL() string { return r.url }

// Controls implements Instance: a real server has none.
func (remote) Controls() (*Controls, bool) { return nil, false }

// Close implements Instance: the server goes on.
func (remote) Close(context.Context) error { return nil }
