//go:build unix

package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
)

// BenchmarkJournal reports what the default journal adds to the CPU time of a
// call without a network, in per cent. Blocks of calls with and without it
// take turns, so that whatever else the machine does falls on both.
func BenchmarkJournal(b *testing.B) {
	for name, request := range map[string]func() *http.Request{
		"read": func() *http.Request { return httptest.NewRequest("GET", "http://localhost/api/rest/user/me", nil) },
		"write": func() *http.Request {
			r := httptest.NewRequest("POST", "http://localhost/api/rest/mock_session", strings.NewReader(`{"lifetimeInSeconds":60}`))
			r.Header.Set("Content-Type", "application/json")
			return r
		},
	} {
		b.Run(name, func(b *testing.B) {
			without := newCaller(b, journal.Limits{Entries: -1}, request)
			with := newCaller(b, journal.DefaultLimits(), request)
			for b.Loop() {
				without.block(b)
				with.block(b)
			}
			b.ReportMetric(float64(without.spent.Nanoseconds())/float64(without.calls), "cpu-ns/call")
			b.ReportMetric(100*(float64(with.spent)/float64(without.spent)-1), "%overhead")
		})
	}
}

// caller makes the same call again and again.
type caller struct {
	emulator *emulator.Emulator
	request  func() *http.Request
	secret   string
	calls    int
	spent    time.Duration
}

func newCaller(b *testing.B, limits journal.Limits, request func() *http.Request) *caller {
	e, err := emulator.New(emulator.Options{Seed: "bench", Journal: limits})
	if err != nil {
		b.Fatal(err)
	}
	return &caller{emulator: e, request: request, secret: login(b, e)}
}

// block makes a thousand calls.
func (c *caller) block(b *testing.B) {
	before := cpu(b)
	for range 1000 {
		r := c.request()
		r.Header.Set("Elements-SessionSecret", c.secret)
		w := httptest.NewRecorder()
		c.emulator.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Body)
		}
		c.calls++
	}
	c.spent += cpu(b) - before
	// Mock users must not pile up: they are gone after their time.
	call(b, c.emulator, "POST", "/_emulator/clock", `{"advance":"61s"}`)
}

// cpu is the processor time that the process has taken.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
