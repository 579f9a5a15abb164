package testkit

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// Controls are what a test can do to an emulator and to no real server. They
// speak HTTP whatever the emulator runs in. An answer of 400 or above is an
// *Error. Controls are safe for concurrent use.
type Controls struct {
	caller
	idle func()
}

// NewControls are the controls of the emulator, or of the sandbox of one, with
// a base URL. Without a client they have one of their own.
func NewControls(url string, client *http.Client) *Controls {
	if client == nil {
		client = &http.Client{Transport: newTransport()}
	}
	return &Controls{caller{strings.TrimRight(url, "/") + control.Root, client}, client.CloseIdleConnections}
}

// At are the controls of another sandbox of the same emulator.
func (c *Controls) At(url string) *Controls { return NewControls(url, c.client) }

// CloseIdleConnections closes connections that are not in use.
func (c *Controls) CloseIdleConnections() { c.idle() }

// Reset brings rows, clock, generators and outbox back to what the test began
// with. Journal and faults stay.
func (c *Controls) Reset(ctx context.Context) error {
	return c.call(ctx, http.MethodPost, "/reset", map[string]any{"to": control.ToStart}, nil)
}

// Seed adds fixtures to the world, all of them or none. They may refer to what
// is there. What is wrong with them is an *Error; where it can be seen without
// the world, there is a *fixtures.Errors too, which names files.
func (c *Controls) Seed(ctx context.Context, sources ...fixtures.Source) error {
	yaml, err := fixtures.Join(sources...)
	if err != nil {
		return err
	}
	if _, err = c.send(ctx, http.MethodPost, "/fixtures", "application/yaml", []byte(yaml)); err != nil {
		_, alone := fixtures.Load(sources...)
		return errors.Join(err, alone)
	}
	return nil
}

// Do makes a call of the control API that has no method here: path is below
// /_emulator, in is sent as JSON, nil for no body, and the answer is decoded
// into out, nil for none.
func (c *Controls) Do(ctx context.Context, method, path string, in, out any) error {
	return c.call(ctx, method, path, in, out)
}

// Export is the world as fixtures in YAML.
func (c *Controls) Export(ctx context.Context) (string, error) {
	yaml, err := c.send(ctx, http.MethodGet, "/export", "", nil)
	return string(yaml), err
}

// State is what the world holds, in numbers.
func (c *Controls) State(ctx context.Context) (state State, err error) {
	return state, c.call(ctx, http.MethodGet, "/state", nil, &state)
}

// OpenAPI is the document of the control API, in JSON.
func (c *Controls) OpenAPI(ctx context.Context) ([]byte, error) {
	return c.send(ctx, http.MethodGet, "/openapi.json", "", nil)
}

// Session begins a session without a password.
func (c *Controls) Session(ctx context.Context, asked NewSession) (made SessionCreation, err error) {
	return made, c.call(ctx, http.MethodPost, "/sessions", asked, &made)
}

// below is the path of something with a name.
func below(path, name string) string { return path + "/" + url.PathEscape(name) }
