//go:build linux

package emulator_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// TestSoak lets 200 clients create, use and drop sandboxes at once, and checks
// that no goroutine, open file or memory is left over. It takes a second, or
// as long as SOAK says ("60s").
func TestSoak(t *testing.T) {
	length := time.Second
	if text := os.Getenv("SOAK"); text != "" {
		var err error
		if length, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	e := whole.Start(t, emulator.Options{Seed: "soak"})
	// A first round fills pools and caches, which stay.
	calls, _ := soak(t, e, length/10+100*time.Millisecond)
	before := usageNow(t)
	more, lives := soak(t, e, length)
	after := usageNow(t)
	t.Logf("%s: %d calls on %d sandboxes (and %d calls before); before %s, after %s", length, more, lives, calls, before, after)
	if after.goroutines > before.goroutines+5 || after.files > before.files+5 || after.heap > before.heap+4<<20 {
		t.Errorf("it grew: before %s, after %s", before, after)
	}
}

// usage is what a process uses.
type usage struct {
	goroutines, files int
	heap              uint64
}

func (u usage) String() string {
	return fmt.Sprintf("%d goroutines, %d files, %.1f MiB heap", u.goroutines, u.files, float64(u.heap)/(1<<20))
}

func usageNow(t *testing.T) usage {
	t.Helper()
	// Connections that were closed take a moment to be gone.
	var u usage
	for range 50 {
		u = usage{goroutines: runtime.NumGoroutine(), files: files(t)}
		time.Sleep(20 * time.Millisecond)
		if u.goroutines == runtime.NumGoroutine() && u.files == files(t) {
			break
		}
	}
	u.heap = uint64(heap())
	return u
}

func files(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// soak runs the clients for a time, and counts calls and sandboxes.
func soak(t *testing.T, e *emulator.Emulator, length time.Duration) (calls, lives int64) {
	t.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: 200}
	defer transport.CloseIdleConnections()
	var n, boxes atomic.Int64
	var done sync.WaitGroup
	end := time.Now().Add(length)
	for i := range 200 {
		done.Go(func() {
			c := &soaker{t: t, url: e.URL(), http: &http.Client{Transport: transport}, calls: &n}
			for round := 0; time.Now().Before(end) && !t.Failed(); round++ {
				c.live(fmt.Sprintf("soak-%d-%d", i, round))
				boxes.Add(1)
			}
		})
	}
	done.Wait()
	return n.Load(), boxes.Load()
}

// soaker is one client.
type soaker struct {
	t     *testing.T
	url   string
	http  *http.Client
	calls *atomic.Int64
}

// live is the life of a sandbox: it is made, used, broken, watched and
// dropped, in the end while a call waits in it.
func (c *soaker) live(name string) {
	box := "/sandbox/" + name
	c.do("POST", "/_emulator/sandboxes", `{"name":"`+name+`"}`, "", 201)
	secret, _ := c.do("POST", box+"/api/rest/session", `{"userId":"root","password":"example"}`, "", 200)["sessionSecret"].(string)
	c.do("POST", box+"/api/rest/mock_session", `{}`, secret, 200)
	c.do("POST", box+"/_emulator/snapshots", `{"name":"s"}`, "", 201)
	c.do("POST", box+"/_emulator/clock", `{"advance":"2h"}`, "", 200)
	c.do("POST", box+"/_emulator/faults", `{"error":{"status":500},"match":{"path":"/version"}}`, "", 201)
	c.do("GET", box+"/api/rest/version", "", "", 500)
	c.do("POST", box+"/_emulator/snapshots/s/restore", "", "", 204)
	c.do("GET", box+"/_emulator/journal/wait?count=3", "", "", 200)
	c.do("POST", box+"/_emulator/reset", "", "", 204)
	stream, err := c.http.Get(c.url + box + "/_emulator/journal/stream")
	if err != nil {
		c.t.Error(err)
		return
	}
	c.do("DELETE", "/_emulator/sandboxes/"+name, "", "", 204)
	_, _ = io.Copy(io.Discard, stream.Body) // which ends with the sandbox
	_ = stream.Body.Close()
}

func (c *soaker) do(method, path, body, secret string, want int) map[string]any {
	r, err := http.NewRequest(method, c.url+path, strings.NewReader(body))
	if err != nil {
		c.t.Error(err)
		return nil
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if secret != "" {
		r.Header.Set("Elements-SessionSecret", secret)
	}
	c.calls.Add(1)
	res, err := c.http.Do(r)
	if err != nil {
		c.t.Error(err)
		return nil
	}
	defer res.Body.Close()
	var answer map[string]any
	data, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != want {
		c.t.Errorf("%s %s: %d %s %v", method, path, res.StatusCode, data, err)
	}
	_ = json.Unmarshal(data, &answer) // some have no body
	return answer
}
