package testkit

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// jsonType is the media type of most bodies.
const jsonType = "application/json"

// newTransport is a transport whose connections are its own, so that they can
// be closed with what they belong to.
func newTransport() *http.Transport {
	return &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 16}
}

// caller makes calls below a base URL.
type caller struct {
	base   string
	client *http.Client
}

// call sends in as JSON, nil for no body, and decodes the answer into out, nil
// for none. An answer of 400 or above is an *Error.
func (c *caller) call(ctx context.Context, method, path string, in, out any) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return fmt.Errorf("%s %s: %w", method, path, err)
		}
	}
	data, err := c.send(ctx, method, path, jsonType, body)
	if err != nil || out == nil || len(data) == 0 {
		return err
	}
	if err := json.Unmarshal(data, out); err != nil {
		return fmt.Errorf("%s %s: the answer can't be read: %w", method, path, err)
	}
	return nil
}

// send sends a body, nil for none, and returns that of the answer.
func (c *caller) send(ctx context.Context, method, path, contentType string, body []byte) ([]byte, error) {
	answer, err := c.open(ctx, method, path, contentType, body)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", method, path, err)
	}
	return data, nil
}

// csv is a table in CSV.
func (c *caller) csv(ctx context.Context, path string) (string, error) {
	answer, err := c.openAs(ctx, http.MethodGet, path, "", "text/csv", nil)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return "", fmt.Errorf("GET %s: %w", path, err)
	}
	return string(data), nil
}

// open sends a body, nil for none, and returns the answer, which is below 400.
func (c *caller) open(ctx context.Context, method, path, contentType string, body []byte) (*http.Response, error) {
	return c.openAs(ctx, method, path, contentType, "", body)
}

// openAs is open with a media type that is accepted, empty for any.
func (c *caller) openAs(ctx context.Context, method, path, contentType, accept string, body []byte) (*http.Response, error) {
	var from io.Reader
	if body != nil {
		from = bytes.NewReader(body)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, from)
	if err != nil {
		return nil, err
	}
	if body != nil {
		request.Header.Set("Content-Type", contentType)
	}
	if accept != "" {
		request.Header.Set("Accept", accept)
	}
	answer, err := c.client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode < http.StatusBadRequest {
		return answer, nil
	}
	defer answer.Body.Close()
	data, _ := io.ReadAll(answer.Body)
	return nil, newError(method, path, answer.StatusCode, data)
}
