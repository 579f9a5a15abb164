package control_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
)

func TestJournal(t *testing.T) {
	t.Parallel()
	c := fresh(t).fork(object{"name": "j"})
	c.ok("POST", "/_emulator/clock", object{"freeze": true})
	root := c.login()
	root.ok("GET", "/api/rest/user?count=5", nil)
	c.do("GET", "/api/rest/nowhere", nil)
	c.do("POST", "/elsewhere", object{"a": 1})
	c.do("POST", "/api/rest/session", object{"userId": "root", "password": "wrong"})

	a := c.ok("GET", "/_emulator/journal", nil)
	all := a.list("exchanges")
	type line struct {
		id                         float64
		method, path, query        string
		operation, template, level any
		unmatched                  bool
		status                     float64
	}
	var got []line
	for _, x := range all {
		caller, _ := x["caller"].(object)
		got = append(got, line{
			x["id"].(float64), x["method"].(string), x["path"].(string), x["query"].(string),
			x["operation"], x["template"], caller["level"], x["unmatched"].(bool), x["status"].(float64),
		})
		if x["at"] != c.ok("GET", "/_emulator/clock", nil).text("now") {
			t.Errorf("at is %v", x["at"])
		}
	}
	want := []line{
		{1, "POST", "/api/rest/session", "", "createUsernamePasswordSession", "/session", "UNPRIVILEGED", false, 200},
		{2, "GET", "/api/rest/user", "count=5", "getUsers", "/user", "SUPERUSER", false, 200},
		{3, "GET", "/api/rest/nowhere", "", nil, nil, "UNPRIVILEGED", true, 404},
		{4, "POST", "/elsewhere", "", nil, nil, "", true, 404},
		{5, "POST", "/api/rest/session", "", "createUsernamePasswordSession", "/session", "UNPRIVILEGED", false, 403},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{})); diff != "" {
		t.Error(diff)
	}
	if a.number("count") != 5 || a.number("dropped") != 0 {
		t.Errorf("count %d, dropped %d", a.number("count"), a.number("dropped"))
	}
	if reason, _ := all[4]["reason"].(string); !strings.Contains(reason, "password") {
		t.Errorf("the reason is %q", reason)
	}
}

// TestJournalBodies checks what an exchange shows of both sides.
func TestJournalBodies(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	sent := `{"name":"alice","email":"alice@example.com","password":"hunter2"}`
	a := c.do("POST", "/api/rest/signup", sent, "User-Agent", "game/1")
	x := c.ok("GET", "/_emulator/journal?secrets=true", nil).list("exchanges")[0]
	request, _ := x["request"].(object)
	response, _ := x["response"].(object)
	header, _ := x["requestHeader"].(object)
	want := []any{sent, float64(len(sent)), a.body, float64(len(a.body)), "game/1"}
	if diff := cmp.Diff(want, []any{request["text"], request["size"], response["text"], response["size"], header["User-Agent"]}); diff != "" {
		t.Error(diff)
	}
	if took, ok := x["durationMs"].(float64); !ok || took <= 0 {
		t.Errorf("the duration is %v", x["durationMs"])
	}
}

// TestJournalHidesSecrets looks for a session secret and a password wherever
// they were sent.
func TestJournalHidesSecrets(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	root := c.login()
	root.ok("GET", "/api/rest/user/me", nil)
	c.do("GET", "/api/rest/user/me", nil, "Authorization", "Bearer "+root.secret)
	c.do("GET", "/api/rest/verify?token="+root.secret, nil)
	c.do("POST", "/elsewhere", "password=hunter2&secret="+root.secret, "Content-Type", "text/plain")
	c.ok("DELETE", "/api/rest/session/"+root.secret, nil)
	secrets := []string{root.secret, `\"example\"`, "hunter2"}
	hidden := c.ok("GET", "/_emulator/journal", nil).body
	near := c.ok("POST", "/_emulator/verify", object{"operation": "getUsers"}).body
	shown := c.ok("GET", "/_emulator/journal?secrets=true", nil).body
	for _, secret := range secrets {
		if strings.Contains(hidden, secret) || strings.Contains(near, secret) {
			t.Errorf("%q is shown", secret)
		}
	}
	if n := strings.Count(shown, root.secret); n < 5 || !strings.Contains(shown, secrets[1]) {
		t.Errorf("asked for, but shown %d times", n)
	}
}

func TestJournalFilter(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	root := c.login()
	root.ok("GET", "/api/rest/user", nil)
	c.do("GET", "/api/rest/nowhere", nil)
	c.do("GET", "/api/rest/user", nil)
	cases := map[string][]float64{
		"":                                  {1, 2, 3, 4},
		"operation=getUsers":                {2, 4},
		"method=post":                       {1},
		"path=/user":                        {2, 4},
		"path=/api/rest/nowhere":            {3},
		"caller=root":                       {2},
		"caller=anonymous":                  {1, 3, 4},
		"status=404":                        {3},
		"status=4xx":                        {3, 4},
		"contains=userId":                   {1},
		"unmatched=true":                    {3},
		"failed=true":                       {3, 4},
		"failed=false":                      {1, 2, 3, 4},
		"limit=2":                           {3, 4},
		"limit=0":                           {},
		"after=1&limit=2":                   {2, 3},
		"after=99":                          {},
		"operation=getUsers&caller=root":    {2},
		"operation=getUsers&unmatched=true": {},
	}
	for query, want := range cases {
		ids := []float64{}
		for _, x := range c.ok("GET", "/_emulator/journal?"+query, nil).list("exchanges") {
			ids = append(ids, x["id"].(float64))
		}
		if diff := cmp.Diff(want, ids); diff != "" {
			t.Errorf("%s: %s", query, diff)
		}
	}
}

// TestJournalOfAProfile chooses the calls of a session with a profile.
func TestJournalOfAProfile(t *testing.T) {
	t.Parallel()
	c := fresh(t).fork(object{"fixtures": gameWorld})
	profile, _ := c.login().ok("GET", "/api/rest/profile", nil).list("objects")[0]["id"].(string)
	own := *c
	own.secret = c.ok("POST", "/_emulator/sessions", object{"profile": profile}).text("sessionSecret")
	own.ok("GET", version, nil)
	found := c.ok("GET", "/_emulator/journal?caller="+profile, nil).list("exchanges")
	if len(found) != 1 || found[0]["path"] != version {
		t.Errorf("got %v", found)
	}
}

func TestJournalClear(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("GET", version, nil)
	c.ok("DELETE", "/_emulator/journal", nil)
	c.ok("GET", version, nil)
	a := c.ok("GET", "/_emulator/journal", nil)
	if a.number("count") != 1 || a.list("exchanges")[0]["id"] != 2.0 {
		t.Error(a.body)
	}
}

func TestJournalBounds(t *testing.T) {
	t.Parallel()
	for limit, want := range map[int]int{3: 3, -1: 0} {
		c := connect(t, whole.Start(t, emulator.Options{Journal: journal.Limits{Entries: limit, Bytes: 1 << 20}}))
		for range 5 {
			c.ok("GET", version, nil)
		}
		if got := c.ok("GET", "/_emulator/journal", nil).number("count"); got != want {
			t.Errorf("limit %d: %d exchanges, want %d", limit, got, want)
		}
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	var done sync.WaitGroup
	done.Go(func() {
		a := c.ok("GET", "/_emulator/journal/wait?count=3&timeout=1m&operation=getVersion", nil)
		if a.get("reached") != true || a.number("count") != 3 {
			t.Error(a.body)
		}
	})
	for range 3 {
		c.ok("GET", version, nil)
	}
	done.Wait()
	a := c.ok("GET", "/_emulator/journal/wait?count=4&timeout=1ms", nil)
	if a.get("reached") != false || a.number("count") != 3 {
		t.Errorf("in vain: %s", a.body)
	}
}

func TestVerify(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	root := c.login()
	root.ok("GET", "/api/rest/user", nil)
	root.ok("GET", "/api/rest/user", nil)
	cases := []struct {
		want    object
		ok      bool
		count   int
		message string
	}{
		{object{"operation": "getUsers"}, true, 2, "Expected at least 1 call, found 2 calls."},
		{object{"operation": "getUsers", "times": 2}, true, 2, "Expected exactly 2 calls, found 2 calls."},
		{object{"operation": "getUsers", "times": 1}, false, 2, "Expected exactly 1 call, found 2 calls."},
		{object{"operation": "getUsers", "times": 0}, false, 2, "Expected exactly 0 calls, found 2 calls."},
		{object{"operation": "getVersion", "times": 0}, true, 0, "Expected exactly 0 calls, found 0 calls."},
		{object{"operation": "getUsers", "atMost": 1}, false, 2, "Expected at most 1 call, found 2 calls."},
		{object{"operation": "getUsers", "atLeast": 1, "atMost": 2}, true, 2, "Expected 1 to 2 calls, found 2 calls."},
		{object{"path": "/session", "contains": `"root"`}, true, 1, "Expected at least 1 call, found 1 call."},
		{object{"path": "/session", "contains": "alice"}, false, 0, "Expected at least 1 call, found 0 calls."},
	}
	for _, k := range cases {
		a := c.ok("POST", "/_emulator/verify", k.want)
		if a.get("ok") != k.ok || a.number("count") != k.count || a.text("message") != k.message {
			t.Errorf("%v: %s", k.want, a.body)
		}
		if n := len(a.list("matches")); n != k.count {
			t.Errorf("%v: %d matches are shown", k.want, n)
		}
	}
}

func TestVerifyNearMisses(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("GET", version, nil)
	c.login()
	a := c.ok("POST", "/_emulator/verify", object{"operation": "createUsernamePasswordSession", "method": "POST", "contains": "alice"})
	misses := a.list("nearMisses")
	if len(misses) != 2 {
		t.Fatal(a.body)
	}
	if diff := cmp.Diff([]any{"its body does not contain the text"}, misses[0]["differences"]); diff != "" {
		t.Error(diff)
	}
	if n := len(misses[1]["differences"].([]any)); n != 3 {
		t.Errorf("the second differs in %d ways", n)
	}
	if a := c.ok("POST", "/_emulator/verify", object{"operation": "getVersion"}); len(a.list("nearMisses")) != 0 {
		t.Errorf("near misses although it was met: %s", a.body)
	}
}

// TestJournalOfParallelCalls counts what many callers do at once.
func TestJournalOfParallelCalls(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	var done sync.WaitGroup
	for i := range 8 {
		done.Go(func() {
			for range 20 {
				if a := c.do("GET", fmt.Sprintf("/api/rest/user/u%d", i), nil); a.status != http.StatusForbidden {
					t.Errorf("%d %s", a.status, a.body)
				}
			}
		})
	}
	done.Wait()
	for i := range 8 {
		if got := c.ok("GET", fmt.Sprintf("/_emulator/journal?path=/api/rest/user/u%d", i), nil).number("count"); got != 20 {
			t.Errorf("caller %d: %d", i, got)
		}
	}
}
