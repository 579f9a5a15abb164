package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// longestAnswer is how much of an error's body is read, in bytes.
const longestAnswer = 64 << 10

const healthAbout = `Exits with 0 when an emulator answers and its world is loaded, and with 1 when not: for the health
checks of containers.`

// health asks a running emulator how it is.
func health(ctx context.Context, p process, c *config, _ []string) error {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	body, err := c.get(ctx, c.base(c.listen), rest.Root+"/health")
	if err != nil {
		return err
	}
	defer body.Close()
	_, err = fmt.Fprintf(p.stdout, "%s is ready\n", c.base(c.listen))
	return err
}

// base is the base URL of the emulator to call: the one that was given, or
// what listens at an address.
func (c *config) base(address string) string {
	if c.url != "" {
		return c.url
	}
	host, port, _ := net.SplitHostPort(address) // it was checked when it was set
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// get is the body of an answer with status 200.
func (c *config) get(ctx context.Context, base, path string) (io.ReadCloser, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, nil)
	if err != nil {
		return nil, err
	}
	if c.server.GlobalSecret != "" {
		request.Header.Set("Elements-GlobalSecret", c.server.GlobalSecret)
	}
	if c.control.Token != "" {
		request.Header.Set("Elements-Emulator-Token", c.control.Token)
	}
	// No proxy stands between a developer and an emulator.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		return nil, c.unreachable(base, err)
	}
	if response.StatusCode == http.StatusOK {
		return response.Body, nil
	}
	defer response.Body.Close()
	return nil, fmt.Errorf("%s%s answers %s%s", base, path, response.Status, messageOf(response.Body))
}

// unreachable says why there was no answer.
func (c *config) unreachable(base string, err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s did not answer within %s (see --timeout)", base, c.timeout)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("nothing listens at %s: start the emulator, or say where it is with --url", base)
	default:
		return err
	}
}

// messageOf is the message of an error envelope, if it is one.
func messageOf(body io.Reader) string {
	var envelope struct {
		Message string `json:"message"`
	}
	data, err := io.ReadAll(io.LimitReader(body, longestAnswer))
	if err != nil || json.Unmarshal(data, &envelope) != nil || envelope.Message == "" {
		return ""
	}
	return ": " + envelope.Message
}
