package control_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// began is when the clocks of the tests' emulators begin.
var began = time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)

// client calls one sandbox.
type client struct {
	t      testing.TB
	url    string
	http   *http.Client
	secret string
}

// connect is a client of an emulator's default sandbox.
func connect(t testing.TB, e *emulator.Emulator) *client {
	transport := &http.Transport{MaxIdleConnsPerHost: 4}
	t.Cleanup(transport.CloseIdleConnections)
	return &client{t: t, url: e.URL(), http: &http.Client{Transport: transport, Timeout: time.Minute}}
}

// fresh is a client of a new emulator's default sandbox.
func fresh(t testing.TB) *client {
	t.Helper()
	return connect(t, whole.Start(t, emulator.Options{Seed: t.Name(), Start: began}))
}

// at is a client of another sandbox.
func (c *client) at(url string) *client {
	o := *c
	o.url, o.secret = url, ""
	return &o
}

// fork is a client of a new sandbox.
func (c *client) fork(body any) *client {
	c.t.Helper()
	return c.at(c.ok("POST", "/_emulator/sandboxes", body).text("url"))
}

// answer is an answer whose body was read.
type answer struct {
	t      testing.TB
	status int
	header http.Header
	body   string
	err    error
}

// do makes a call; a text body goes as it is, any other as JSON.
func (c *client) do(method, path string, body any, header ...string) answer {
	c.t.Helper()
	req := c.request(method, path, body, header...)
	res, err := c.http.Do(req)
	if err != nil {
		return answer{t: c.t, err: err}
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	return answer{c.t, res.StatusCode, res.Header, string(data), err}
}

func (c *client) request(method, path string, body any, header ...string) *http.Request {
	c.t.Helper()
	var reader io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(b)
	default:
		data, err := json.Marshal(b)
		if err != nil {
			c.t.Fatal(err)
		}
		reader = bytes.NewReader(data)
	}
	req, err := http.NewRequestWithContext(c.t.Context(), method, c.url+path, reader)
	if err != nil {
		c.t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.secret != "" {
		req.Header.Set("Elements-SessionSecret", c.secret)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	return req
}

// ok makes a call that must succeed.
func (c *client) ok(method, path string, body any) answer {
	c.t.Helper()
	a := c.do(method, path, body)
	if a.err != nil || a.status < 200 || a.status > 299 {
		c.t.Fatalf("%s %s: %d %s %v", method, path, a.status, a.body, a.err)
	}
	return a
}

// login makes the client root's.
func (c *client) login() *client {
	c.t.Helper()
	o := *c
	o.secret = c.ok("POST", "/api/rest/session", object{"userId": "root", "password": "example"}).text("sessionSecret")
	return &o
}

type object = map[string]any

// get is a value of a JSON answer by its keys.
func (a answer) get(keys ...string) any {
	a.t.Helper()
	var v any
	if err := json.Unmarshal([]byte(a.body), &v); err != nil {
		a.t.Fatalf("%q is no JSON: %v", a.body, err)
	}
	for _, k := range keys {
		o, ok := v.(object)
		if !ok {
			a.t.Fatalf("%s has no %q", a.body, k)
		}
		v = o[k]
	}
	return v
}

func (a answer) text(keys ...string) string {
	a.t.Helper()
	s, ok := a.get(keys...).(string)
	if !ok {
		a.t.Fatalf("%s: %v is no text", a.body, keys)
	}
	return s
}

func (a answer) number(keys ...string) int {
	a.t.Helper()
	n, ok := a.get(keys...).(float64)
	if !ok {
		a.t.Fatalf("%s: %v is no number", a.body, keys)
	}
	return int(n)
}

func (a answer) list(keys ...string) []object {
	a.t.Helper()
	values, ok := a.get(keys...).([]any)
	if !ok {
		a.t.Fatalf("%s: %v is no list", a.body, keys)
	}
	out := make([]object, len(values))
	for i, v := range values {
		out[i], _ = v.(object)
	}
	return out
}

// users is how many users the client's sandbox has.
func (c *client) users() int {
	c.t.Helper()
	return c.tables()["user"]
}

// tables are the numbers of rows.
func (c *client) tables() map[string]int {
	c.t.Helper()
	out := map[string]int{}
	for _, t := range c.ok("GET", "/_emulator/state", nil).list("tables") {
		name, _ := t["table"].(string)
		rows, _ := t["rows"].(float64)
		out[name] = int(rows)
	}
	return out
}

// signUp makes a user.
func (c *client) signUp(name string) answer {
	c.t.Helper()
	return c.ok("POST", "/api/rest/signup", object{"name": name, "email": name + "@example.com", "password": "secret-" + name})
}

// eventually asks until a condition holds.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not in 20 s", what)
		}
		time.Sleep(2 * time.Millisecond)
	}
}
