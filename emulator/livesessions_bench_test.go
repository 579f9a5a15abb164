package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// BenchmarkLiveMockSessions reports the live heap of a mock session with its
// user, with 1,000 and with 1,000,000 of them, and what of it is left once all
// have expired. What calls cost then is for BenchmarkCrowded of the command.
func BenchmarkLiveMockSessions(b *testing.B) {
	for _, live := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprint(live), func(b *testing.B) { liveMockSessions(b, live) })
	}
}

func liveMockSessions(b *testing.B, live int) {
	e, err := emulator.New(emulator.Options{Seed: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close(b.Context()) })
	root := login(b, e)
	mockSessions(b, e, root, 2000) // the journal is full from now on
	advance(b, e)
	before := heap()
	mockSessions(b, e, root, live)
	b.ReportMetric(float64(heap()-before)/float64(live), "bytes/session")
	advance(b, e)
	b.ReportMetric(float64(heap()-before)/float64(live), "bytes/expired")
	runtime.KeepAlive(e)
}

// advance lets all mock sessions expire, but not that of root.
func advance(b *testing.B, e *emulator.Emulator) {
	if _, err := e.Sandbox().Advance(2 * time.Hour); err != nil {
		b.Fatal(err)
	}
}

// mockSessions makes mock sessions that live for an hour.
func mockSessions(b *testing.B, e *emulator.Emulator, root string, n int) {
	for range n {
		r := httptest.NewRequest("POST", "http://localhost/api/rest/mock_session", strings.NewReader(`{"lifetimeInSeconds":3600}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Elements-SessionSecret", root)
		w := httptest.NewRecorder()
		e.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("mock session: %d %s", w.Code, w.Body)
		}
	}
}
