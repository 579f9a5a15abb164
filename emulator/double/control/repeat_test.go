package control_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// TestRepeat makes each call that can be made again twice, and checks that the
// second changes nothing.
func TestRepeat(t *testing.T) {
	t.Parallel()
	cases := []struct {
		method, path string
		body         any
	}{
		{"POST", "/sandboxes", object{"name": "x", "replace": true}},
		{"POST", "/reset", nil},
		{"POST", "/reset", object{"to": "start"}},
		{"POST", "/snapshots", object{"name": "ready"}},
		{"POST", "/snapshots/there/restore", nil},
		{"POST", "/clock", object{"freeze": true}},
		{"POST", "/clock", object{"set": "2031-01-01T00:00:00Z"}},
		{"POST", "/faults", object{"name": "slow", "delay": "1s"}},
		{"POST", "/faults", object{"preset": "flaky"}},
		{"DELETE", "/faults", nil},
		{"DELETE", "/journal", nil},
		{"DELETE", "/outbox", nil},
		{"PUT", "/outbox/mail", object{"mode": "outbox"}},
		{"POST", "/idp", object{"name": "mine"}},
		{"DELETE", "/idp/there/requests", nil},
	}
	for _, k := range cases {
		t.Run(k.method+k.path, func(t *testing.T) {
			t.Parallel()
			c := fresh(t)
			c.ok("POST", "/_emulator/clock", object{"freeze": true})
			c.ok("POST", "/_emulator/idp", object{"name": "there"})
			c.ok("POST", "/_emulator/snapshots", object{"name": "there"})
			var answers, states []string
			for range 2 {
				a := c.ok(k.method, "/_emulator"+k.path, k.body)
				c.ok("POST", "/_emulator/clock", object{"freeze": true}) // a reset lets it run
				answers = append(answers, http.StatusText(a.status)+" "+a.body)
				if k.path != "/reset" {
					states = append(states, everything(c))
				}
			}
			if diff := cmp.Diff(answers[0], answers[1]); diff != "" {
				t.Errorf("the second answer differs: %s", diff)
			}
			if len(states) == 2 && states[0] != states[1] {
				t.Errorf("the second call changed something: %s", cmp.Diff(states[0], states[1]))
			}
		})
	}
}

// everything is what the control API shows of a sandbox.
func everything(c *client) (all string) {
	c.t.Helper()
	for _, path := range []string{"/state", "/sandboxes", "/snapshots", "/faults", "/outbox", "/idp", "/export"} {
		all += c.ok("GET", "/_emulator"+path, nil).body + "\n"
	}
	return all
}

// TestNoneStopsOthers works with one sandbox while another is locked, as it is
// while a call writes to it.
func TestNoneStopsOthers(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{Start: began})
	c := connect(t, e)
	c.ok("POST", "/_emulator/snapshots", object{"name": "s"})
	box := c.fork(object{"name": "box"})
	box.http.Timeout = 20 * time.Second
	locked, done := make(chan struct{}), make(chan struct{})
	ended := make(chan error)
	go func() {
		ended <- e.Sandbox().Update(func(*sandbox.Tx) error {
			close(locked)
			<-done
			return nil
		})
	}()
	<-locked
	for _, k := range []struct {
		method, path string
		body         any
	}{
		{"POST", "/reset", nil},
		{"POST", "/snapshots", object{"name": "own"}},
		{"POST", "/snapshots/own/restore", nil},
		{"POST", "/sandboxes", object{"name": "another"}},
		{"POST", "/sandboxes", object{"name": "of-snapshot", "sandbox": "default", "snapshot": "s"}},
		{"DELETE", "/sandboxes/another", nil},
		{"GET", "/sandboxes", nil},
		{"POST", "/fixtures", object{"users": []object{{"name": "ann", "level": "USER"}}}},
		{"GET", "/export", nil},
		{"POST", "/clock", object{"advance": "1h"}},
		{"GET", "/state", nil},
		{"GET", "/journal", nil},
	} {
		if a := box.do(k.method, "/_emulator"+k.path, k.body); a.err != nil || a.status >= 400 {
			t.Errorf("%s %s: %d %s %v", k.method, k.path, a.status, a.body, a.err)
		}
	}
	box.signUp("ben")
	close(done)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
