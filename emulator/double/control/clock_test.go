package control_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

func (a answer) instant(keys ...string) time.Time {
	a.t.Helper()
	at, err := time.Parse(time.RFC3339Nano, a.text(keys...))
	if err != nil {
		a.t.Fatal(err)
	}
	return at
}

func TestClockMovesDeadlines(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	root := c.login()
	mock := root.ok("POST", "/api/rest/mock_session", object{"lifetimeInSeconds": 60})
	box := *c
	box.secret = mock.text("sessionSecret")
	c.ok("POST", "/_emulator/clock", object{"freeze": true})
	now := c.ok("GET", "/_emulator/clock", nil).instant("now")
	moved := c.ok("POST", "/_emulator/clock", object{"advance": "59s"})
	if got := moved.instant("now"); !got.Equal(now.Add(59 * time.Second)) {
		t.Errorf("the clock shows %s, want 59 s after %s", got, now)
	}
	if a := c.do("GET", "/api/rest/version", nil); a.header.Get("Date") != moved.instant("now").Format(http.TimeFormat) {
		t.Errorf("the Date header is %s", a.header.Get("Date"))
	}
	c.ok("POST", "/_emulator/clock", object{"advance": "2s"})
	if a := box.do("GET", "/api/rest/user/me", nil); a.status != http.StatusForbidden {
		t.Errorf("the session after its time: %d", a.status)
	}
	if got := c.users(); got != 1 {
		t.Errorf("%d users, want the mock user gone", got)
	}
}

func TestClockStates(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	set := "2040-02-29T10:00:00.5Z"
	a := c.ok("POST", "/_emulator/clock", object{"set": set, "freeze": true})
	if a.text("now") != set || a.get("frozen") != true {
		t.Errorf("after set and freeze: %s", a.body)
	}
	if b := c.ok("GET", "/_emulator/clock", nil); b.body != a.body {
		t.Errorf("it moved to %s", b.body)
	}
	if b := c.ok("POST", "/_emulator/clock", object{"freeze": true}); b.body != a.body {
		t.Errorf("frozen twice: %s", b.body)
	}
	c.ok("POST", "/_emulator/clock", object{"resume": true})
	eventually(t, "it runs on", func() bool { return c.ok("GET", "/_emulator/clock", nil).text("now") > set })
}

// TestClockOfEachSandbox checks that a clock is its sandbox's own.
func TestClockOfEachSandbox(t *testing.T) {
	t.Parallel()
	c := connect(t, whole.Start(t, emulator.Options{Start: began}))
	box := c.fork(nil)
	box.ok("POST", "/_emulator/clock", object{"set": "2050-01-01T00:00:00Z"})
	if got := c.ok("GET", "/_emulator/clock", nil).instant("now"); got.Year() != 2030 {
		t.Errorf("the default clock shows %s", got)
	}
	if a := box.do("GET", "/api/rest/version", nil); a.header.Get("Date")[12:16] != "2050" {
		t.Errorf("the Date header is %s", a.header.Get("Date"))
	}
}

// TestClockNeverGoesBack checks that what is refused changes nothing, not even
// whether the clock runs.
func TestClockNeverGoesBack(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("POST", "/_emulator/clock", object{"set": "9999-12-31T23:00:00Z", "freeze": true})
	before := c.ok("GET", "/_emulator/clock", nil).body
	for _, move := range []object{
		{"set": "9999-12-31T22:59:59.999Z", "resume": true},
		{"set": "1970-01-01T00:00:00Z"},
		{"advance": "-1ns", "resume": true},
		{"advance": "2h", "resume": true}, // beyond the last year that can be written
	} {
		if a := c.do("POST", "/_emulator/clock", move); a.status != http.StatusBadRequest || a.text("code") != "INVALID_PARAMETER" {
			t.Errorf("%v: %d %s", move, a.status, a.body)
		}
		if after := c.ok("GET", "/_emulator/clock", nil).body; after != before {
			t.Errorf("%v moved it to %s", move, after)
		}
	}
	c.ok("POST", "/_emulator/reset", nil)
	c.ok("POST", "/_emulator/clock", object{"set": "2031-01-01T00:00:00Z"}) // a reset goes back
}

// TestRefusedMoveFreezesNothing checks that a clock that runs goes on to run.
func TestRefusedMoveFreezesNothing(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	if a := c.do("POST", "/_emulator/clock", object{"set": "1970-01-01T00:00:00Z", "freeze": true}); a.status != http.StatusBadRequest {
		t.Errorf("%d %s", a.status, a.body)
	}
	if a := c.ok("GET", "/_emulator/clock", nil); a.get("frozen") != false {
		t.Errorf("it stands: %s", a.body)
	}
}
