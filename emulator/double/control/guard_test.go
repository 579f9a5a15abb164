package control_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

func TestGuardHosts(t *testing.T) {
	t.Parallel()
	c := connect(t, whole.Start(t, emulator.Options{Control: emulator.Control{Hosts: []string{"ci.example"}}}))
	cases := map[string]bool{
		"localhost:8080": true, "LOCALHOST": true, "a.localhost:1": true, "127.0.0.1": true, "192.168.1.5:8080": true,
		"[::1]:8080": true, "[fe80::1]": true, "elements": true, "elements:8080": true, "host.docker.internal:80": true,
		"ci.example": true, "CI.example:80": true,
		"evil.example": false, "evil.example:8080": false, "127.0.0.1.evil.example": false, "localhost.evil.example": false,
		"elements.": false, "xci.example": false,
	}
	for host, allowed := range cases {
		a := c.do("GET", "/_emulator/clock", nil, "Host", host)
		if (a.status == http.StatusOK) != allowed || !allowed && (a.status != http.StatusForbidden || a.text("code") != "FORBIDDEN") {
			t.Errorf("%s: %d %s", host, a.status, a.body)
		}
		if a := c.do("GET", version, nil, "Host", host); a.status != http.StatusOK {
			t.Errorf("the API under %s: %d", host, a.status)
		}
	}
}

// TestGuardOrigins plays web pages.
func TestGuardOrigins(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	own := c.url
	cases := []struct {
		name   string
		path   string
		body   any
		header []string
		status int
	}{
		{"no page", "/_emulator/reset", nil, nil, 204},
		{"a page of this origin", "/_emulator/reset", nil, []string{"Origin", own}, 204},
		{"another origin, no body", "/_emulator/reset", nil, []string{"Origin", "http://evil.example"}, 403},
		{"another port", "/_emulator/reset", nil, []string{"Origin", "http://127.0.0.1:1"}, 403},
		{"a sandboxed page", "/_emulator/reset", nil, []string{"Origin", "null"}, 403},
		{"as a browser says", "/_emulator/reset", nil, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a form", "/_emulator/faults", "drop=before", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"JSON as text", "/_emulator/faults", `{"drop":"before"}`, []string{"Content-Type", "text/plain"}, 415},
		{"fixtures as text", "/_emulator/fixtures", "users: []", []string{"Content-Type", "text/plain"}, 415},
	}
	for _, k := range cases {
		a := c.do("POST", k.path, k.body, k.header...)
		if a.status != k.status {
			t.Errorf("%s: %d %s", k.name, a.status, a.body)
		}
		for name := range a.header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s: the answer has %s", k.name, name)
			}
		}
	}
	if a := c.do("OPTIONS", "/_emulator/reset", nil, "Origin", "http://evil.example", "Access-Control-Request-Method", "POST"); a.status < 400 || a.header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("a preflight: %d %v", a.status, a.header)
	}
}

func TestGuardToken(t *testing.T) {
	t.Parallel()
	c := connect(t, whole.Start(t, emulator.Options{Control: emulator.Control{Token: "sesame"}}))
	cases := []struct {
		header []string
		status int
	}{
		{nil, 401},
		{[]string{"Authorization", "Bearer wrong"}, 401},
		{[]string{"Elements-Emulator-Token", ""}, 401},
		{[]string{"Authorization", "Bearer sesame"}, 200},
		{[]string{"Elements-Emulator-Token", "sesame"}, 200},
	}
	for _, k := range cases {
		if a := c.do("GET", "/_emulator/clock", nil, k.header...); a.status != k.status {
			t.Errorf("%v: %d %s", k.header, a.status, a.body)
		}
	}
	c.ok("GET", version, nil)
}

func TestControlOff(t *testing.T) {
	t.Parallel()
	c := connect(t, whole.Start(t, emulator.Options{Control: emulator.Control{Off: true}}))
	if a := c.do("GET", "/_emulator/clock", nil); a.status != http.StatusNotFound || !strings.Contains(a.text("message"), "--control=off") {
		t.Errorf("%d %s", a.status, a.body)
	}
	c.ok("GET", version, nil)
}

func TestControlPort(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{Control: emulator.Control{Listen: "127.0.0.1:0"}})
	api := connect(t, e)
	control := api.at(e.ControlURL())
	if e.ControlURL() == e.URL() {
		t.Fatal("it is no port of its own")
	}
	if a := api.do("GET", "/_emulator/clock", nil); a.status != http.StatusNotFound || !strings.Contains(a.text("message"), "--control-listen") {
		t.Errorf("at the API's port: %d %s", a.status, a.body)
	}
	if a := control.do("GET", version, nil); a.status != http.StatusNotFound {
		t.Errorf("the API at the control port: %d %s", a.status, a.body)
	}
	box := control.ok("POST", "/_emulator/sandboxes", object{"name": "box"}).text("url")
	if box != e.URL()+"/sandbox/box" {
		t.Errorf("the sandbox is at %s", box)
	}
	api.at(box).ok("GET", version, nil)
	if got := control.ok("GET", "/sandbox/box/_emulator/journal", nil).number("count"); got != 1 {
		t.Errorf("%d exchanges", got)
	}
}

// TestAsHandler uses an emulator that never listens.
func TestAsHandler(t *testing.T) {
	t.Parallel()
	e, err := emulator.New(emulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	e.ServeHTTP(w, httptest.NewRequest("POST", "http://localhost/_emulator/sandboxes", nil))
	if w.Code != http.StatusCreated {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
