package control_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReset(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{"the default sandbox": "", "a fork": "fork"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := fresh(t)
			if path != "" {
				c = c.fork(object{"name": path})
			}
			c.ok("POST", "/_emulator/faults", object{"name": "kept", "delay": "1ns"})
			c.ok("PUT", "/_emulator/outbox/mail", object{"mode": "outbox"})
			first := c.login().secret
			c.ok("POST", "/api/rest/user/password/reset/request", object{"email": "root@example.com"})
			c.signUp("alice")
			c.ok("POST", "/_emulator/clock", object{"advance": "1000h"})

			c.ok("POST", "/_emulator/reset", nil)
			state := c.ok("GET", "/_emulator/state", nil)
			if state.instant("now").Sub(began).Hours() > 500 {
				t.Errorf("the clock shows %s", state.text("now"))
			}
			if got := c.ok("GET", "/_emulator/outbox", nil); got.text("mail") != "off" || len(got.list("messages")) != 0 {
				t.Errorf("the outbox is %s", got.body)
			}
			if c.users() != 1 || state.number("faults") != 1 || state.number("exchanges") != 3 {
				t.Errorf("after the reset: %s", state.body)
			}
			if again := c.login().secret; again != first {
				t.Errorf("the generators went on: %s, before %s", again, first)
			}
		})
	}
}

// TestResetTo tells the seed from what a sandbox was made of.
func TestResetTo(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.signUp("early")
	world := "users:\n  - {name: a, level: USER}\n"
	cases := []struct {
		name        string
		made        object
		seed, start int
	}{
		{"of the seed", object{}, 1, 1},
		{"of another sandbox", object{"sandbox": "default"}, 1, 2},
		{"a world of its own", object{"name": "own", "fixtures": world}, 2, 2},
		{"of a sandbox with a world of its own", object{"sandbox": "own"}, 2, 2},
	}
	for _, k := range cases {
		box := c.fork(k.made)
		box.signUp("late")
		box.ok("POST", "/_emulator/reset", object{"to": "start"})
		if got := box.users(); got != k.start {
			t.Errorf("%s: %d users at its start, want %d", k.name, got, k.start)
		}
		box.ok("POST", "/_emulator/reset", object{"to": "seed"})
		if got := box.users(); got != k.seed {
			t.Errorf("%s: %d users in its seed, want %d", k.name, got, k.seed)
		}
	}
}

func TestSnapshots(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	if a := c.ok("POST", "/_emulator/snapshots", nil); a.status != http.StatusCreated || a.text("name") != "snapshot-1" {
		t.Errorf("a snapshot without a name: %d %s", a.status, a.body)
	}
	c.ok("POST", "/_emulator/snapshots", object{"name": "work"})
	c.signUp("alice")
	c.ok("POST", "/_emulator/snapshots/work/restore", nil)
	if got := c.users(); got != 1 {
		t.Errorf("%d users after the restore, want 1", got)
	}
	c.signUp("bob")
	c.ok("POST", "/_emulator/snapshots", object{"name": "work"})
	c.ok("POST", "/_emulator/reset", nil)
	c.ok("POST", "/_emulator/snapshots/work/restore", nil)
	if got := c.users(); got != 2 {
		t.Errorf("%d users after the restore of the newer one, want 2", got)
	}
	c.ok("DELETE", "/_emulator/snapshots/snapshot-1", nil)
	if got := c.ok("GET", "/_emulator/snapshots", nil).list("snapshots"); len(got) != 1 || got[0]["name"] != "work" {
		t.Errorf("the snapshots are %v", got)
	}
	for _, call := range [][2]string{{"DELETE", "/_emulator/snapshots/none"}, {"POST", "/_emulator/snapshots/none/restore"}} {
		if a := c.do(call[0], call[1], nil); a.status != http.StatusNotFound || a.text("code") != "NOT_FOUND" {
			t.Errorf("%v: %d %s", call, a.status, a.body)
		}
	}
	if a := c.fork(nil).do("POST", "/_emulator/snapshots/work/restore", nil); a.status != http.StatusNotFound {
		t.Errorf("a snapshot of another sandbox: %d", a.status)
	}
}

// TestRestoreBringsBack checks that a snapshot holds rows, clock, generators
// and outbox, and neither journal nor faults.
func TestRestoreBringsBack(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("PUT", "/_emulator/outbox/mail", object{"mode": "outbox"})
	c.ok("POST", "/_emulator/clock", object{"freeze": true})
	c.ok("POST", "/_emulator/snapshots", object{"name": "s"})
	world, clock := c.ok("GET", "/_emulator/export", nil).body, c.ok("GET", "/_emulator/clock", nil).body
	first := c.login().secret
	change := func() {
		c.ok("POST", "/_emulator/clock", object{"advance": "100h", "resume": true})
		c.ok("POST", "/api/rest/user/password/reset/request", object{"email": "root@example.com"})
		c.signUp("alice")
		c.ok("PUT", "/_emulator/outbox/mail", object{"mode": "off"})
	}
	change()
	c.ok("POST", "/_emulator/faults", object{"name": "kept", "delay": "1ns"})
	for range 2 { // a snapshot is good more than once
		c.ok("POST", "/_emulator/snapshots/s/restore", nil)
		if got := c.ok("GET", "/_emulator/export", nil).body; got != world {
			t.Error(cmp.Diff(world, got))
		}
		if got := c.ok("GET", "/_emulator/clock", nil).body; got != clock {
			t.Errorf("the clock shows %s, want %s", got, clock)
		}
		if got := c.ok("GET", "/_emulator/outbox", nil); got.text("mail") != "outbox" || len(got.list("messages")) != 0 {
			t.Errorf("the outbox is %s", got.body)
		}
		if again := c.login().secret; again != first {
			t.Errorf("the generators went on: %s, before %s", again, first)
		}
		change()
	}
	if state := c.ok("GET", "/_emulator/state", nil); state.number("faults") != 1 || state.number("exchanges") != 9 {
		t.Errorf("after the restore: %s", state.body)
	}
}

func TestState(t *testing.T) {
	t.Parallel()
	c := fresh(t).fork(object{"name": "s"})
	c.signUp("alice")
	a := c.ok("GET", "/_emulator/state", nil)
	want := object{"name": "s", "url": c.url, "mail": "off", "frozen": false, "exchanges": 1.0, "faults": 0.0, "snapshots": 0.0}
	for k, v := range want {
		if diff := cmp.Diff(v, a.get(k)); diff != "" {
			t.Errorf("%s: %s", k, diff)
		}
	}
	sum := 0
	for _, n := range c.tables() {
		sum += n
	}
	if sum != a.number("rows") {
		t.Errorf("rows is %d, the sum of the tables %d", a.number("rows"), sum)
	}
}

func TestFixtures(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	for contentType, body := range map[string]string{
		"application/yaml": "users:\n  - {name: alice, level: USER}\n",
		"application/json": `{"users": [{"name": "bob", "level": "USER"}]}`,
	} {
		if a := c.do("POST", "/_emulator/fixtures", body, "Content-Type", contentType); a.status != http.StatusNoContent {
			t.Errorf("%s: %d %s", contentType, a.status, a.body)
		}
	}
	if got := c.users(); got != 3 {
		t.Errorf("%d users, want root, alice and bob", got)
	}
	more := "applications:\n  - {name: game}\nprofiles:\n  - {user: alice, application: game}\n"
	if a := c.do("POST", "/_emulator/fixtures", more, "Content-Type", "application/yaml"); a.status != http.StatusNoContent {
		t.Errorf("a profile of a user that is there: %d %s", a.status, a.body)
	}
	bad := "users:\n  - {name: carol, level: USER}\n  - {nome: dave}\n"
	a := c.do("POST", "/_emulator/fixtures", bad, "Content-Type", "application/yaml")
	if a.status != http.StatusBadRequest || a.text("code") != "INVALID_DATA" || !strings.Contains(a.body, "body:3:") {
		t.Errorf("bad fixtures: %d %s", a.status, a.body)
	}
	again := "users:\n  - {name: alice, level: USER}\n"
	if a := c.do("POST", "/_emulator/fixtures", again, "Content-Type", "application/yaml"); a.status != http.StatusBadRequest {
		t.Errorf("a user that is there: %d %s", a.status, a.body)
	}
	if got := c.users(); got != 3 {
		t.Errorf("%d users after bad fixtures, want 3", got)
	}
}

// TestExport loads what another sandbox exports.
func TestExport(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.signUp("alice")
	a := c.ok("GET", "/_emulator/export", nil)
	if a.header.Get("Content-Type") != "application/yaml" {
		t.Errorf("the type is %s", a.header.Get("Content-Type"))
	}
	box := c.fork(object{"fixtures": a.body})
	if b := box.ok("GET", "/_emulator/export", nil); b.body != a.body {
		t.Error(cmp.Diff(a.body, b.body))
	}
}
