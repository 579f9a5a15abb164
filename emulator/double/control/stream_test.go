package control_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
)

// events reads a stream.
type events struct {
	t    *testing.T
	body io.ReadCloser
	scan *bufio.Scanner
}

func (c *client) events(t *testing.T, query string, header ...string) *events {
	t.Helper()
	res, err := c.http.Do(c.request("GET", "/_emulator/journal/stream"+query, nil, header...))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %s", res.StatusCode, res.Header.Get("Content-Type"))
	}
	scan := bufio.NewScanner(res.Body)
	scan.Buffer(nil, 1<<20)
	return &events{t, res.Body, scan}
}

// next is the kind and the data of the next event; empty at the end.
func (e *events) next() (kind string, data object) {
	e.t.Helper()
	for e.scan.Scan() {
		line := e.scan.Text()
		if text, ok := strings.CutPrefix(line, "event: "); ok {
			kind = text
		}
		if text, ok := strings.CutPrefix(line, "data: "); ok {
			if err := json.Unmarshal([]byte(text), &data); err != nil {
				e.t.Fatal(err)
			}
			return kind, data
		}
	}
	return "", nil
}

func TestStream(t *testing.T) {
	t.Parallel()
	c := fresh(t)
	c.ok("GET", version, nil)
	live := c.events(t, "?operation=getVersion")
	c.do("GET", "/api/rest/nowhere", nil)
	c.ok("GET", version, nil)
	if kind, x := live.next(); kind != "exchange" || x["id"] != 3.0 || x["operation"] != "getVersion" {
		t.Errorf("%s %v", kind, x)
	}
	for _, from := range []*events{c.events(t, "?after=1"), c.events(t, "", "Last-Event-ID", "1")} {
		if _, x := from.next(); x["id"] != 2.0 {
			t.Errorf("behind 1 comes %v", x["id"])
		}
	}
}

func TestStreamMissed(t *testing.T) {
	t.Parallel()
	c := connect(t, whole.Start(t, emulator.Options{Journal: journal.Limits{Entries: 2, Bytes: 1 << 20}}))
	for range 5 {
		c.ok("GET", version, nil)
	}
	s := c.events(t, "?after=1")
	if kind, data := s.next(); kind != "missed" || data["missed"] != 2.0 {
		t.Errorf("%s %v", kind, data)
	}
	if kind, x := s.next(); kind != "exchange" || x["id"] != 4.0 {
		t.Errorf("%s %v", kind, x)
	}
}

// TestStreamEnds deletes the sandbox of one stream and closes the emulator of
// another.
func TestStreamEnds(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	c := connect(t, e)
	box := c.fork(object{"name": "box"})
	s := box.events(t, "")
	c.ok("DELETE", "/_emulator/sandboxes/box", nil)
	if kind, _ := s.next(); kind != "" {
		t.Errorf("an event %s of a deleted sandbox", kind)
	}
	s = c.events(t, "")
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if kind, _ := s.next(); kind != "" {
		t.Errorf("an event %s of a closed emulator", kind)
	}
}

// TestStreamNeverRead opens streams whose readers never read, and checks that
// nothing waits for them, not even the end.
func TestStreamNeverRead(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	c := connect(t, e)
	host, err := url.Parse(c.url)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		conn, err := net.Dial("tcp", host.Host)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if _, err := io.WriteString(conn, "GET /_emulator/journal/stream?secrets=true HTTP/1.1\r\nHost: "+host.Host+"\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		// What came first shows that the stream is open; then nothing is read.
		if _, err := io.ReadFull(conn, make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
	}
	body := strings.Repeat("x", 60<<10)
	for range 300 {
		c.do("POST", "/elsewhere", body)
	}
	if a := c.ok("GET", "/_emulator/journal?limit=1", nil); a.number("count") == 0 {
		t.Error("nothing is in the journal")
	}
	before := time.Now()
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
	t.Logf("closing took %s", time.Since(before))
}
