package control_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

const version = "/api/rest/version"

// raw makes a call on a connection of its own: on one that was used before, a
// client asks again when it is dropped.
func (c *client) raw(method, path string, body any) answer {
	c.t.Helper()
	own := *c
	own.http = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: time.Minute}
	return own.do(method, path, body)
}

func TestFaultError(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name        string
		fault       object
		status      int
		contentType string
		body        string
	}{
		{"a code", object{"code": "OVERLOAD", "message": "busy"}, 503, "application/json", `{"code":"OVERLOAD","message":"busy"}`},
		{"a status", object{"status": 404, "message": "no"}, 404, "application/json", `{"code":"NOT_FOUND","message":"no"}`},
		{"both", object{"status": 429, "code": "OVERLOAD", "message": "slow down"}, 429, "application/json", `{"code":"OVERLOAD","message":"slow down"}`},
		{"no message", object{"status": 500}, 500, "application/json", `{"code":"UNKNOWN","message":"The fault f answers 500."}`},
		{"a body", object{"status": 502, "body": "<h1>Bad Gateway</h1>", "contentType": "text/html"}, 502, "text/html", "<h1>Bad Gateway</h1>"},
		{"no error", object{"status": 200, "body": `{"version":"0"}`, "contentType": "application/json"}, 200, "application/json", `{"version":"0"}`},
	}
	c := fresh(t)
	for _, k := range cases {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			own := *c
			own.t = t
			box := own.fork(nil)
			box.ok("POST", "/_emulator/faults", object{"name": "f", "error": k.fault})
			a := box.do("POST", "/api/rest/signup", object{"name": "alice", "password": "x"})
			if a.status != k.status || a.body != k.body || a.header.Get("Content-Type") != k.contentType {
				t.Errorf("%d %s %s", a.status, a.header.Get("Content-Type"), a.body)
			}
			if got := box.users(); got != 1 {
				t.Errorf("%d users: the rule ran", got)
			}
			x := box.ok("GET", "/_emulator/journal", nil).list("exchanges")[0]
			if diff := cmp.Diff([]any{"f"}, x["faults"]); diff != "" || x["status"] != float64(k.status) {
				t.Errorf("the journal: %v", x)
			}
		})
	}
}

func TestFaultMatch(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.signUp("alice")
	c.ok("POST", "/_emulator/snapshots", object{"name": "alice"})
	// The calls, in order: GET version, GET user/{name} by nobody, by root, by
	// alice, PUT user/{name} by alice, GET version again.
	cases := []struct {
		name  string
		match object
		times int
		want  string
	}{
		{"all", object{}, 0, "######"},
		{"method", object{"method": "put"}, 0, "....#."},
		{"operation", object{"operation": "getUser"}, 0, ".###.."},
		{"path", object{"path": "/user/{x}"}, 0, ".####."},
		{"path below the root", object{"path": "/api/rest/user/{name}"}, 0, ".####."},
		{"nobody", object{"caller": "anonymous"}, 0, "##...#"},
		{"name", object{"caller": "alice"}, 0, "...##."},
		{"email", object{"caller": "root@example.com"}, 0, "..#..."},
		{"nth", object{"path": "/user/{x}", "nth": 3}, 0, "...#.."},
		{"certain", object{"probability": 1}, 0, "######"},
		{"times", object{}, 2, "##...."},
	}
	for _, k := range cases {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			own := *c
			own.t = t
			box := own.fork(object{"snapshot": "alice"})
			root := box.login()
			alice := *box
			alice.secret = box.ok("POST", "/_emulator/sessions", object{"user": "alice"}).text("sessionSecret")
			box.ok("POST", "/_emulator/faults", object{"match": k.match, "times": k.times, "error": object{"status": 418, "message": "x"}})
			got := ""
			for _, a := range []answer{
				box.do("GET", version, nil), box.do("GET", "/api/rest/user/x", nil), root.do("GET", "/api/rest/user/root", nil),
				alice.do("GET", "/api/rest/user/alice", nil), alice.do("PUT", "/api/rest/user/alice", object{}), box.do("GET", version, nil),
			} {
				got += map[bool]string{true: "#", false: "."}[a.status == 418]
			}
			if got != k.want {
				t.Errorf("acted on %s, want %s", got, k.want)
			}
		})
	}
}

func TestFaultDrop(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	for when, want := range map[string]int{"before": 1, "middle": 2} {
		box := c.fork(object{"name": when})
		box.ok("POST", "/_emulator/faults", object{"drop": when, "times": 1})
		a := box.raw("POST", "/api/rest/signup", object{"name": "alice", "password": "x"})
		if a.err == nil || when == "middle" && (a.status != 200 || a.body == "") {
			t.Errorf("%s: %d %q %v", when, a.status, a.body, a.err)
		}
		if got := box.users(); got != want {
			t.Errorf("%s: %d users, want %d", when, got, want)
		}
		box.ok("GET", version, nil)
		x := box.ok("GET", "/_emulator/journal", nil).list("exchanges")[0]
		if status := map[string]float64{"before": 0, "middle": 200}[when]; x["status"] != status {
			t.Errorf("%s: the journal has status %v, want %v", when, x["status"], status)
		}
	}
}

func TestFaultMalformed(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/faults", object{"malformed": true})
	for _, path := range []string{version, "/api/rest/user/me", "/api/rest/nowhere"} {
		a := c.do("GET", path, nil)
		if a.err != nil || a.body == "" || json.Valid([]byte(a.body)) {
			t.Errorf("%s: %d %q %v", path, a.status, a.body, a.err)
		}
	}
}

func TestFaultSlow(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	plain := c.ok("GET", version, nil)
	c.ok("POST", "/_emulator/faults", object{"bytesPerSecond": 2000})
	if a := c.ok("GET", version, nil); a.body != plain.body {
		t.Errorf("got %q, want %q", a.body, plain.body)
	}
	c.ok("POST", "/_emulator/faults", object{"name": "fault-1", "bytesPerSecond": 1})
	res, err := c.http.Do(c.request("GET", version, nil))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.ReadFull(res.Body, make([]byte, 1)); n != 1 {
		t.Errorf("nothing comes: %v", err)
	}
	_ = res.Body.Close()
}

func TestFaultDelay(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/faults", object{"delay": "20ms..30ms"})
	c.ok("POST", "/_emulator/faults", object{"error": object{"status": 500, "message": "x"}, "times": 1})
	before := time.Now()
	a := c.do("GET", version, nil)
	if took := time.Since(before); took < 20*time.Millisecond || a.status != 500 {
		t.Errorf("%d after %s", a.status, took)
	}
}

// TestFaultDelayHoldsNoLock checks that others go on while one waits.
func TestFaultDelayHoldsNoLock(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/faults", object{"delay": "10m", "match": object{"path": "/version"}})
	done := make(chan answer)
	go func() { done <- c.do("GET", version, nil) }()
	eventually(t, "the delay acts", func() bool { return c.ok("GET", "/_emulator/faults", nil).list("faults")[0]["hits"] == 1.0 })
	c.signUp("alice")
	c.http.CloseIdleConnections()
	box := c.fork(nil)
	box.ok("GET", version, nil)
	// Closing the emulator ends the delay; the call is answered then.
	t.Cleanup(func() { <-done })
}

func TestFaultList(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/faults", object{"name": "a", "delay": "1ns", "match": object{"nth": 2}})
	c.ok("POST", "/_emulator/faults", object{"preset": "flaky"})
	for range 3 {
		c.ok("GET", "/_emulator/journal", nil) // no call of the control API counts
	}
	c.ok("DELETE", "/_emulator/faults/flaky", nil)
	for range 3 {
		c.ok("GET", version, nil)
	}
	all := c.ok("GET", "/_emulator/faults", nil).list("faults")
	if len(all) != 1 || all[0]["calls"] != 3.0 || all[0]["hits"] != 1.0 || all[0]["spent"] != true {
		t.Errorf("the faults are %v", all)
	}
	if a := c.do("DELETE", "/_emulator/faults/none", nil); a.status != http.StatusNotFound {
		t.Errorf("an unknown fault: %d", a.status)
	}
	c.ok("DELETE", "/_emulator/faults", nil)
	c.ok("DELETE", "/_emulator/faults", nil)
	if all := c.ok("GET", "/_emulator/faults", nil).list("faults"); len(all) != 0 {
		t.Errorf("the faults are %v", all)
	}
}

// TestFaultChanceHasASeed checks that a seed decides which calls are hit.
func TestFaultChanceHasASeed(t *testing.T) {
	t.Parallel()
	hits := func(sandbox string) string {
		c := connect(t, whole.Start(t, emulator.Options{Seed: "chance"})).fork(object{"name": sandbox})
		c.ok("POST", "/_emulator/faults", object{"match": object{"probability": 0.5}, "error": object{"status": 500}})
		got := ""
		for range 40 {
			got += map[int]string{200: ".", 500: "#"}[c.do("GET", version, nil).status]
		}
		return got
	}
	one, again, other := hits("x"), hits("x"), hits("y")
	if one != again || one == other || !strings.Contains(one, "#") || !strings.Contains(one, ".") {
		t.Errorf("%s, again %s, in another sandbox %s", one, again, other)
	}
}

// TestFaultLeavesNoTrace checks that looking at a caller lets no session
// slide.
func TestFaultLeavesNoTrace(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/clock", object{"freeze": true})
	root := c.login()
	c.ok("POST", "/_emulator/clock", object{"advance": "47h"})
	c.ok("POST", "/_emulator/faults", object{"match": object{"caller": "root"}, "error": object{"status": 500}, "times": 1})
	if a := root.do("GET", "/api/rest/user/me", nil); a.status != 500 {
		t.Errorf("the fault: %d", a.status)
	}
	c.ok("POST", "/_emulator/clock", object{"advance": "2h"})
	if a := root.do("GET", "/api/rest/user/me", nil); a.status != http.StatusForbidden {
		t.Errorf("the session slid: %d", a.status)
	}
}
