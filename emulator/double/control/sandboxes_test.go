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
)

func TestSandboxIsAServerOfItsOwn(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	a := c.ok("POST", "/_emulator/sandboxes", object{"name": "login-test"})
	if a.status != http.StatusCreated || a.text("name") != "login-test" || a.text("url") != c.url+"/sandbox/login-test" {
		t.Fatalf("%d %s", a.status, a.body)
	}
	box := c.at(a.text("url"))
	box.signUp("alice")
	if got := box.users(); got != 2 {
		t.Errorf("the sandbox has %d users, want root and alice", got)
	}
	if got := c.users(); got != 1 {
		t.Errorf("the default sandbox has %d users, want root only", got)
	}
	root := box.login()
	if a := c.do("GET", "/api/rest/user/me", nil, "Elements-SessionSecret", root.secret); a.status != http.StatusForbidden {
		t.Errorf("a secret of a sandbox in another one: %d", a.status)
	}
}

func TestSandboxNames(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	for i := 1; i <= 2; i++ {
		if got := c.ok("POST", "/_emulator/sandboxes", nil).text("name"); got != fmt.Sprintf("sandbox-%d", i) {
			t.Errorf("drew the name %q", got)
		}
	}
	c.fork(object{"name": "b"})
	var names []string
	for _, s := range c.ok("GET", "/_emulator/sandboxes", nil).list("sandboxes") {
		names = append(names, s["name"].(string))
	}
	if diff := cmp.Diff([]string{"default", "b", "sandbox-1", "sandbox-2"}, names); diff != "" {
		t.Error(diff)
	}
	if a := c.do("POST", "/_emulator/sandboxes", object{"name": "b"}); a.status != http.StatusConflict || !strings.Contains(a.body, "replace") {
		t.Errorf("a name that is taken: %d %s", a.status, a.body)
	}
	b := c.at(c.url + "/sandbox/b")
	b.signUp("alice")
	c.ok("POST", "/_emulator/sandboxes", object{"name": "b", "replace": true})
	if got := b.users(); got != 1 {
		t.Errorf("the new b has %d users, want 1", got)
	}
}

func TestSandboxFromWhere(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.signUp("early")
	c.ok("POST", "/_emulator/snapshots", object{"name": "one"})
	c.signUp("late")
	of := c.fork(object{"name": "of-snapshot", "snapshot": "one"})
	of.signUp("own")
	cases := []struct {
		name string
		on   *client
		body object
		want int
	}{
		{"the seed", c, object{}, 1},
		{"the seed, from a fork", of, object{}, 1},
		{"a snapshot", c, object{"snapshot": "one"}, 2},
		{"a snapshot of another sandbox", of, object{"sandbox": "default", "snapshot": "one"}, 2},
		{"the default sandbox as it is", of, object{"sandbox": "default"}, 3},
		{"a fork as it is", c, object{"sandbox": "of-snapshot"}, 3},
		{"a world of its own", c, object{"fixtures": "users:\n  - {name: a, level: USER}\n  - {name: b, level: USER}\n"}, 3},
	}
	for _, k := range cases {
		if got := k.on.fork(k.body).users(); got != k.want {
			t.Errorf("%s: %d users, want %d", k.name, got, k.want)
		}
	}
}

func TestSandboxUnknown(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.fork(object{"name": "there"})
	cases := []struct {
		method, path string
		body         any
		status       int
		code         string
	}{
		{"GET", "/sandbox/gone/api/rest/version", nil, 404, "NOT_FOUND"},
		{"GET", "/sandbox/gone", nil, 404, "NOT_FOUND"},
		{"GET", "/sandbox/a%2Fb/api/rest/version", nil, 404, "NOT_FOUND"},
		{"GET", "/sandbox/gone/_emulator/clock", nil, 404, "NOT_FOUND"},
		{"GET", "/_emulator/sandboxes/gone", nil, 404, "NOT_FOUND"},
		{"DELETE", "/_emulator/sandboxes/gone", nil, 404, "NOT_FOUND"},
		{"DELETE", "/_emulator/sandboxes/default", nil, 409, "CONFLICT"},
		{"POST", "/_emulator/sandboxes", object{"name": "default"}, 409, "DUPLICATE"},
		{"POST", "/_emulator/sandboxes", object{"sandbox": "gone"}, 404, "NOT_FOUND"},
		{"POST", "/_emulator/sandboxes", object{"snapshot": "none"}, 404, "NOT_FOUND"},
	}
	for _, k := range cases {
		a := c.do(k.method, k.path, k.body)
		if a.status != k.status || a.text("code") != k.code || a.header.Get("Content-Type") != "application/json" {
			t.Errorf("%s %s: %d %s", k.method, k.path, a.status, a.body)
		}
	}
	if a := c.do("GET", "/sandbox/default/api/rest/version", nil); a.status != 200 {
		t.Errorf("the default sandbox by its name: %d", a.status)
	}
}

func TestSandboxBound(t *testing.T) {
	t.Parallel()
	c := connect(t, whole.Start(t, emulator.Options{MaxSandboxes: 2}))
	c.fork(object{"name": "a"})
	c.fork(nil)
	a := c.do("POST", "/_emulator/sandboxes", nil)
	if a.status != http.StatusServiceUnavailable || a.text("code") != "OVERLOAD" || !strings.Contains(a.body, "--max-sandboxes") {
		t.Errorf("beyond the bound: %d %s", a.status, a.body)
	}
	c.ok("POST", "/_emulator/sandboxes", object{"name": "a", "replace": true})
	c.ok("DELETE", "/_emulator/sandboxes/a", nil)
	c.fork(object{"name": "c"})
}

// TestSandboxIdles lets sandboxes idle in real time.
func TestSandboxIdles(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.fork(object{"name": "short", "idle": "1ms"})
	c.fork(object{"name": "never", "idle": "0s"})
	eventually(t, "the short one is dropped", func() bool {
		return c.do("GET", "/_emulator/sandboxes/short", nil).status == http.StatusNotFound
	})
	for _, s := range c.ok("GET", "/_emulator/sandboxes", nil).list("sandboxes") {
		if s["name"] == "short" {
			t.Error("the list still has it")
		}
	}
	if a := c.ok("GET", "/_emulator/sandboxes/never", nil); a.get("idle") != nil {
		t.Errorf("idle is %v, want null", a.get("idle"))
	}
}

// TestSandboxInUse checks that a sandbox with a request in flight does not
// idle.
func TestSandboxInUse(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	var res *http.Response
	eventually(t, "the stream is open before the sandbox has idled", func() bool {
		busy := c.fork(object{"name": "busy", "idle": "50ms", "replace": true})
		var err error
		if res, err = busy.http.Do(busy.request("GET", "/_emulator/journal/stream", nil)); err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != http.StatusOK {
			_ = res.Body.Close()
		}
		return res.StatusCode == http.StatusOK
	})
	c.fork(object{"name": "other", "idle": "60ms"})
	eventually(t, "the other is dropped", func() bool {
		return c.do("GET", "/_emulator/sandboxes/other", nil).status == http.StatusNotFound
	})
	c.ok("GET", "/_emulator/sandboxes/busy", nil)
	_ = res.Body.Close()
	eventually(t, "the busy one is dropped once it is not", func() bool {
		return c.do("GET", "/_emulator/sandboxes/busy", nil).status == http.StatusNotFound
	})
}

// TestSandboxDeletedInUse checks that requests in flight end with a 404.
func TestSandboxDeletedInUse(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	box := c.fork(object{"name": "box"})
	box.ok("POST", "/_emulator/faults", object{"delay": "10m", "match": object{"operation": "getVersion"}})
	calls := []string{"/api/rest/version", "/_emulator/journal/wait?count=1&timeout=10m"}
	var done sync.WaitGroup
	for _, path := range calls {
		done.Go(func() {
			a := box.do("GET", path, nil)
			if a.status != http.StatusNotFound || a.text("code") != "NOT_FOUND" || !strings.Contains(a.body, "was deleted") {
				t.Errorf("%s: %d %s", path, a.status, a.body)
			}
		})
	}
	eventually(t, "the delay acts", func() bool { return box.ok("GET", "/_emulator/faults", nil).list("faults")[0]["hits"] == 1.0 })
	c.ok("DELETE", "/_emulator/sandboxes/box", nil)
	done.Wait()
}

// TestSandboxURLs checks that absolute URLs lead back into the sandbox.
func TestSandboxURLs(t *testing.T) {
	t.Parallel()
	c := fresh(t).fork(object{"name": "mail"})
	c.ok("PUT", "/_emulator/outbox/mail", object{"mode": "outbox"})
	c.ok("POST", "/api/rest/user/password/reset/request", object{"email": "root@example.com"})
	link, _ := c.ok("GET", "/_emulator/outbox", nil).list("messages")[0]["link"].(string)
	if !strings.HasPrefix(link, c.url+"/api/rest/") {
		t.Errorf("the link is %s", link)
	}
}

// TestSandboxStreams checks that two forks never mint the same secret or id.
func TestSandboxStreams(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	seen := map[string]string{}
	for i := range 40 {
		box := c.fork(nil)
		secret := box.login().secret
		id := box.signUp("alice").text("id")
		for what, value := range map[string]string{"secret": secret[:40], "id": id} {
			if other, twice := seen[value]; twice {
				t.Errorf("sandbox %d has the %s of %s", i, what, other)
			}
			seen[value] = fmt.Sprint("sandbox ", i)
		}
	}
}

// TestSameSeedSameValues checks that a name and a seed decide what is drawn.
func TestSameSeedSameValues(t *testing.T) {
	t.Parallel()
	draw := func() string {
		c := connect(t, whole.Start(t, emulator.Options{Seed: "same", Start: began}))
		c.signUp("before")
		return c.fork(object{"name": "x"}).login().secret
	}
	if a, b := draw(), draw(); a != b {
		t.Errorf("%s and %s", a, b)
	}
}

// TestManyAtOnce runs many tests' worth of sandboxes in parallel.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	for i := range 500 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			own := *c
			own.t = t
			box := own.fork(object{"name": fmt.Sprintf("test-%d", i)})
			box.signUp(fmt.Sprintf("user-%d", i))
			if got := box.users(); got != 2 {
				t.Errorf("%d users, want 2", got)
			}
			if got := box.ok("GET", "/_emulator/journal", nil).number("count"); got != 1 {
				t.Errorf("%d exchanges, want 1", got)
			}
			own.ok("DELETE", fmt.Sprintf("/_emulator/sandboxes/test-%d", i), nil)
		})
	}
}
