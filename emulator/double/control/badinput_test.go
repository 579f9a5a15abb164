package control_test

import (
	"strings"
	"testing"
)

// TestBadInput gives each call what it can't take: wrong types, unknown keys
// and names, absurd sizes and durations. The message says what was wrong.
func TestBadInput(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 5000)
	deep := strings.Repeat("[", 10_000)
	cases := []struct {
		method, path, body string
		status             int
		says               string
	}{
		{"POST", "/sandboxes", `{"name":"a b"}`, 400, `"a b"`},
		{"POST", "/sandboxes", `{"name":"../x"}`, 400, "../x"},
		{"POST", "/sandboxes", `{"name":"` + long + `"}`, 400, "letters"},
		{"POST", "/sandboxes", `{"nome":"x"}`, 400, "nome"},
		{"POST", "/sandboxes", `{"name":["x"]}`, 400, "name"},
		{"POST", "/sandboxes", `{"idle":"soon"}`, 400, "soon"},
		{"POST", "/sandboxes", `{"idle":"-1s"}`, 400, "idle"},
		{"POST", "/sandboxes", `{"idle":"99999h"}`, 400, "idle"},
		{"POST", "/sandboxes", `{"replace":"perhaps"}`, 400, "replace"},
		{"POST", "/sandboxes", `{"sandbox":"default","fixtures":"users: []"}`, 400, "fork"},
		{"POST", "/sandboxes", `{"fixtures":"nonsense: 1"}`, 400, "nonsense"},
		{"POST", "/sandboxes", `{"start":"yesterday"}`, 400, "RFC 3339"},
		{"POST", "/sandboxes", `{"mail":"maybe"}`, 400, "maybe"},
		{"POST", "/sandboxes", `[]`, 400, "object"},
		{"POST", "/sandboxes", `{`, 400, "line 1"},
		{"POST", "/sandboxes", deep, 400, ""},
		{"GET", "/sandboxes?nome=x", "", 400, "nome"},

		{"POST", "/reset", `{"to":"hell"}`, 400, "hell"},
		{"POST", "/reset", `{"too":"seed"}`, 400, "too"},
		{"POST", "/snapshots", `{"name":"a/b"}`, 400, "a/b"},
		{"POST", "/snapshots", `{"name":{}}`, 400, "name"},
		{"POST", "/fixtures", `{"usres":[]}`, 400, "usres"},
		{"POST", "/fixtures", `{"users":"alice"}`, 400, "users"},
		{"POST", "/fixtures", "\x00", 400, ""},

		{"POST", "/clock", `{}`, 400, "advance"},
		{"POST", "/clock", ``, 400, ""},
		{"POST", "/clock", `{"advance":"61"}`, 400, "61"},
		{"POST", "/clock", `{"advance":61}`, 400, "61"},
		{"POST", "/clock", `{"advance":"-1s"}`, 400, "advance"},
		{"POST", "/clock", `{"advance":"9999999h"}`, 400, "advance"},
		{"POST", "/clock", `{"advance":"9999999999999999999h"}`, 400, "advance"},
		{"POST", "/clock", `{"set":"2029-12-31T23:59:59Z"}`, 400, "back"},
		{"POST", "/clock", `{"set":"-0001-01-01T00:00:00Z"}`, 400, "RFC 3339"},
		{"POST", "/clock", `{"set":"99999-01-01T00:00:00Z"}`, 400, "RFC 3339"},
		{"POST", "/clock", `{"set":"tomorrow"}`, 400, "tomorrow"},
		{"POST", "/clock", `{"set":"2031-01-01T00:00:00Z","advance":"1s"}`, 400, "exclude"},
		{"POST", "/clock", `{"freeze":true,"resume":true}`, 400, "exclude"},
		{"POST", "/clock", `{"freeze":"later"}`, 400, "freeze"},

		{"POST", "/faults", `{}`, 400, "exactly one"},
		{"POST", "/faults", `{"delay":"1s","drop":"before"}`, 400, "exactly one"},
		{"POST", "/faults", `{"delay":"1h"}`, 400, "delay"},
		{"POST", "/faults", `{"delay":"2s..1s"}`, 400, "delay"},
		{"POST", "/faults", `{"delay":"-1s"}`, 400, "delay"},
		{"POST", "/faults", `{"drop":"later"}`, 400, "later"},
		{"POST", "/faults", `{"bytesPerSecond":-1}`, 400, "bytesPerSecond"},
		{"POST", "/faults", `{"bytesPerSecond":99999999999}`, 400, "bytesPerSecond"},
		{"POST", "/faults", `{"malformed":1.5}`, 400, "malformed"},
		{"POST", "/faults", `{"error":{}}`, 400, "status or a code"},
		{"POST", "/faults", `{"error":{"status":200}}`, 400, "200"},
		{"POST", "/faults", `{"error":{"status":9999,"body":"x"}}`, 400, "9999"},
		{"POST", "/faults", `{"error":{"code":"OVERLAOD"}}`, 400, "OVERLOAD"},
		{"POST", "/faults", `{"error":{"status":500,"body":"x","contentType":"a\r\nb: c"}}`, 400, "contentType"},
		{"POST", "/faults", `{"error":{"status":500,"contentType":"text/html"}}`, 400, "contentType"},
		{"POST", "/faults", `{"delay":"1s","name":"a b"}`, 400, "a b"},
		{"POST", "/faults", `{"delay":"1s","times":-1}`, 400, "times"},
		{"POST", "/faults", `{"delay":"1s","times":2,"match":{"nth":1}}`, 400, "nth"},
		{"POST", "/faults", `{"delay":"1s","match":{"nth":-1}}`, 400, "nth"},
		{"POST", "/faults", `{"delay":"1s","match":{"probability":1.5}}`, 400, "probability"},
		{"POST", "/faults", `{"delay":"1s","match":{"probability":0}}`, 400, "probability"},
		{"POST", "/faults", `{"delay":"1s","match":{"probability":"NaN"}}`, 400, "probability"},
		{"POST", "/faults", `{"delay":"1s","match":{"method":"FETCH"}}`, 400, "FETCH"},
		{"POST", "/faults", `{"delay":"1s","match":{"operation":"getVersoin"}}`, 400, "getVersion"},
		{"POST", "/faults", `{"delay":"1s","match":{"path":"/usre"}}`, 400, "/user"},
		{"POST", "/faults", `{"delay":"1s","match":{"caller":"nobody"}}`, 400, "nobody"},
		{"POST", "/faults", `{"delay":"1s","match":{"colour":"red"}}`, 400, "colour"},
		{"POST", "/faults", `{"preset":"chaos"}`, 400, "flaky"},
		{"POST", "/faults", `{"preset":"flaky","delay":"1s"}`, 400, "alone"},

		{"GET", "/journal?limit=-1", "", 400, "limit"},
		{"GET", "/journal?limit=99999999", "", 400, "limit"},
		{"GET", "/journal?after=x", "", 400, "after"},
		{"GET", "/journal?operation=getVersoin", "", 400, "getVersion"},
		{"GET", "/journal?caller=nobody", "", 400, "nobody"},
		{"GET", "/journal?status=9xx", "", 400, "status"},
		{"GET", "/journal?status=42", "", 400, "status"},
		{"GET", "/journal?failed=yes", "", 400, "failed"},
		{"GET", "/journal?unmatchd=true", "", 400, "unmatched"},
		{"GET", "/journal/wait?count=0", "", 400, "count"},
		{"GET", "/journal/wait?timeout=1h", "", 400, "timeout"},
		{"GET", "/journal/wait?timeout=-1s", "", 400, "timeout"},
		{"GET", "/journal/stream?after=-1", "", 400, "after"},
		{"GET", "/journal/stream?secrets=1", "", 400, "secrets"},
		{"POST", "/verify", `{"times":1,"atLeast":1}`, 400, "times"},
		{"POST", "/verify", `{"times":-1}`, 400, "negative"},
		{"POST", "/verify", `{"atLeast":2,"atMost":1}`, 400, "atMost"},
		{"POST", "/verify", `{"operation":"nothing"}`, 400, "nothing"},
		{"POST", "/verify", `{"times":"often"}`, 400, "often"},
		{"POST", "/verify", ``, 400, ""},

		{"GET", "/outbox?kind=fax", "", 400, "fax"},
		{"PUT", "/outbox/mail", `{"mode":"on"}`, 400, "on"},
		{"PUT", "/outbox/mail", `{}`, 400, "mode"},
		{"POST", "/sessions", `{"usr":"root"}`, 400, "usr"},
		{"POST", "/sessions", `{"user":{"name":"root"}}`, 400, "user"},

		{"POST", "/sessions", `{"user":"root","lifetime":"-1s"}`, 400, "lifetime"},
		{"POST", "/sessions", `{"user":"root","lifetime":"9999999h"}`, 400, "lifetime"},
		{"POST", "/sessions", `{"user":"nobody"}`, 404, "nobody"},

		{"POST", "/idp", `{"nmae":"x"}`, 400, "nmae"},
		{"POST", "/idp", `{"name":["x"]}`, 400, "name"},
		{"POST", "/idp", `{"name":"` + long + `"}`, 400, "letters"},
		{"POST", "/idp", `{"name":"x","algorithm":"HS256"}`, 400, "HS256"},
		{"POST", "/idp/x/tokens", `{"identity":"a","expiresIn":"9999999h"}`, 400, "expiresIn"},
		{"POST", "/idp/x/rotate", `{"retire":"perhaps"}`, 400, "retire"},
		{"POST", "/idp/x/answers", `{"endpoint":"tokn"}`, 400, "tokn"},

		{"DELETE", "/sandboxes/none", "", 404, "none"},
		{"DELETE", "/snapshots/none", "", 404, "none"},
		{"POST", "/snapshots/none/restore", "", 404, "none"},
		{"DELETE", "/faults/none", "", 404, "none"},
		{"GET", "/idp/none", "", 404, "none"},
		{"GET", "/nothing", "", 404, "/_emulator/nothing"},
		{"PATCH", "/clock", `{}`, 405, "PATCH"},
		{"DELETE", "/clock", "", 405, "DELETE"},
	}
	c := fresh(t)
	before := c.ok("GET", "/_emulator/export", nil).body
	for _, k := range cases {
		var body any
		if k.body != "" {
			body = k.body
		}
		a := c.do(k.method, "/_emulator"+k.path, body)
		name := k.method + " " + k.path + " " + k.body[:min(len(k.body), 80)]
		if a.status != k.status {
			t.Errorf("%s: %d %s", name, a.status, a.body)
			continue
		}
		message := a.text("message")
		if a.header.Get("Content-Type") != "application/json" || a.text("code") == "UNKNOWN" && k.status != 405 || !strings.Contains(message, k.says) {
			t.Errorf("%s: %s %s", name, a.header.Get("Content-Type"), a.body)
		}
		if strings.Contains(message, "control.") || strings.Contains(message, "*") || len(a.body) > 2000 {
			t.Errorf("%s: the message is no good: %.300s", name, a.body)
		}
	}
	if after := c.ok("GET", "/_emulator/export", nil).body; after != before {
		t.Error("something was changed")
	}
	state := c.ok("GET", "/_emulator/state", nil)
	if state.number("faults") != 0 || state.number("snapshots") != 0 || len(c.ok("GET", "/_emulator/sandboxes", nil).list("sandboxes")) != 1 {
		t.Errorf("something was made: %s", state.body)
	}
}

// TestBadInputSizes sends a body beyond the limit, and more faults than there
// can be.
func TestBadInputSizes(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	if a := c.do("POST", "/_emulator/faults", strings.Repeat(" ", 17<<20)); a.err == nil && a.status != 413 {
		t.Errorf("a large body: %d %s", a.status, a.body)
	}
	for range 100 {
		c.ok("POST", "/_emulator/faults", object{"delay": "1ns"})
	}
	if a := c.do("POST", "/_emulator/faults", object{"delay": "1ns"}); a.status != 400 || !strings.Contains(a.body, "100") {
		t.Errorf("one more fault: %d %s", a.status, a.body)
	}
}
