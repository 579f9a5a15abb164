package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// objects is how many rows the world of the benchmarks has at least.
const objects = 100_000

// large is an emulator whose default sandbox holds many objects; the snapshot
// "large" has them too.
func large(tb testing.TB) *emulator.Emulator {
	tb.Helper()
	e, err := emulator.New(emulator.Options{Seed: "bench", MaxSandboxes: 1 << 30})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = e.Close(tb.Context()) })
	err = e.Sandbox().Update(func(tx *sandbox.Tx) error {
		for i := range objects {
			name := fmt.Sprintf("user-%d", i)
			row := &user.Row{ID: tx.NewID(), Name: name, Email: name + "@example.com", Linked: []string{}}
			if err := user.Users.Insert(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	call(tb, e, "POST", "/_emulator/snapshots", `{"name":"large"}`)
	return e
}

// call makes a call without a network.
func call(tb testing.TB, h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	tb.Helper()
	r := httptest.NewRequest(method, "http://localhost"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code >= 400 {
		tb.Fatalf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
	return w
}

// BenchmarkForkAndFirstWrite makes a sandbox of 100,000 objects and a user in
// it.
func BenchmarkForkAndFirstWrite(b *testing.B) {
	e := large(b)
	i := 0
	for b.Loop() {
		name := fmt.Sprintf("f%d", i)
		i++
		call(b, e, "POST", "/_emulator/sandboxes", `{"snapshot":"large","name":"`+name+`"}`)
		call(b, e, "POST", "/sandbox/"+name+"/api/rest/signup", `{"name":"alice","email":"alice@example.com","password":"secret"}`)
		b.StopTimer()
		call(b, e, "DELETE", "/_emulator/sandboxes/"+name, "")
		b.StartTimer()
	}
}

// BenchmarkFork makes a sandbox of 100,000 objects and deletes it.
func BenchmarkFork(b *testing.B) {
	e := large(b)
	for b.Loop() {
		call(b, e, "POST", "/_emulator/sandboxes", `{"snapshot":"large","name":"f"}`)
		call(b, e, "DELETE", "/_emulator/sandboxes/f", "")
	}
}

// BenchmarkReset resets a world of 100,000 objects to which a user was added.
// Adding it is not counted. That it can be added each time shows that each
// reset took it away.
func BenchmarkReset(b *testing.B) {
	e := large(b)
	call(b, e, "POST", "/_emulator/sandboxes", `{"snapshot":"large","name":"f"}`)
	for b.Loop() {
		b.StopTimer()
		call(b, e, "POST", "/sandbox/f/api/rest/signup", `{"name":"alice","email":"alice@example.com","password":"secret"}`)
		b.StartTimer()
		call(b, e, "POST", "/sandbox/f/_emulator/reset", `{"to":"start"}`)
	}
}

// BenchmarkSnapshot takes a snapshot of 100,000 objects.
func BenchmarkSnapshot(b *testing.B) {
	e := large(b)
	for b.Loop() {
		call(b, e, "POST", "/_emulator/snapshots", `{"name":"again"}`)
	}
}

// BenchmarkUntouchedFork reports the bytes of each of 10,000 forks that
// nobody uses.
func BenchmarkUntouchedFork(b *testing.B) {
	const forks = 10_000
	for b.Loop() {
		e := large(b)
		before := heap()
		for range forks {
			call(b, e, "POST", "/_emulator/sandboxes", `{"snapshot":"large"}`)
		}
		b.ReportMetric(float64(heap()-before)/forks, "bytes/fork")
		runtime.KeepAlive(e)
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func login(tb testing.TB, e *emulator.Emulator) string {
	tb.Helper()
	body := call(tb, e, "POST", "/api/rest/session", `{"userId":"root","password":"example"}`).Body.String()
	_, rest, _ := strings.Cut(body, `"sessionSecret":"`)
	return rest[:64]
}
