package control

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
)

// deaf is a connection that knows write deadlines and takes some writes; the
// next one fails at its deadline, as where nobody reads.
type deaf struct {
	*httptest.ResponseRecorder
	takes    int
	deadline time.Time
}

func (d *deaf) SetWriteDeadline(at time.Time) error {
	d.deadline = at
	return nil
}

func (d *deaf) Write(data []byte) (int, error) {
	if d.takes--; d.takes < 0 {
		time.Sleep(time.Until(d.deadline))
		return 0, os.ErrDeadlineExceeded
	}
	return d.ResponseRecorder.Write(data)
}

// streamTo streams a journal of three exchanges for a time at most, and says
// how long it took. It runs in a bubble, whose time is none.
func streamTo(t *testing.T, w *deaf, most time.Duration) (took time.Duration) {
	t.Helper()
	j := journal.New(journal.DefaultLimits())
	for range 3 {
		j.Record(&journal.Entry{})
	}
	ctx, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	before := time.Now()
	s := &stream{w: w, control: http.NewResponseController(w)}
	s.run(ctx, j.Follow(journal.Filter{}, 0))
	return time.Since(before)
}

func TestQuietStreamShowsLife(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := &deaf{ResponseRecorder: httptest.NewRecorder(), takes: 100}
		streamTo(t, w, 3*heartbeat+time.Second)
		if n := strings.Count(w.Body.String(), ": still there\n\n"); n != 3 {
			t.Errorf("%d signs of life:\n%s", n, w.Body)
		}
	})
}

// TestDeafReaderIsGivenUp stops to read at the greeting, at each exchange, and
// at the first sign of life.
func TestDeafReaderIsGivenUp(t *testing.T) {
	t.Parallel()
	for takes, want := range []time.Duration{patience, patience, patience, patience, heartbeat + patience} {
		synctest.Test(t, func(t *testing.T) {
			w := &deaf{ResponseRecorder: httptest.NewRecorder(), takes: takes}
			if took := streamTo(t, w, time.Hour); took != want {
				t.Errorf("after %d writes it was given up in %s, want %s", takes, took, want)
			}
		})
	}
}
