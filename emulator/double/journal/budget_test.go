package journal_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
)

func fill(j *journal.Journal, bytes int) {
	j.Record(&journal.Entry{Response: make([]byte, bytes)})
}

// The journal that is idle for longest gives first, and what is dropped no
// more counts.
func TestTheIdlestGivesFirst(t *testing.T) {
	t.Parallel()
	b := journal.NewBudget(200 << 10)
	limits := journal.Limits{Entries: 100, Bytes: 1 << 20}
	idle, busy := b.New(limits), b.New(limits)
	for range 4 {
		fill(idle, 20<<10)
	}
	for range 8 {
		fill(busy, 20<<10)
	}
	if kept, dropped := busy.Stats(); kept != 8 || dropped != 0 {
		t.Errorf("the busy one keeps %d and dropped %d", kept, dropped)
	}
	if kept, dropped := idle.Stats(); kept != 0 && dropped == 0 {
		t.Errorf("the idle one keeps %d and dropped %d", kept, dropped)
	}
	if b.Bytes() > 200<<10 || b.Bytes() != int64(idle.Bytes()+busy.Bytes()) {
		t.Errorf("%d bytes of %d", b.Bytes(), idle.Bytes()+busy.Bytes())
	}
	b.Drop(busy)
	if b.Bytes() != int64(idle.Bytes()) {
		t.Errorf("%d bytes after a drop, %d are kept", b.Bytes(), idle.Bytes())
	}
}

func TestHeadersCount(t *testing.T) {
	t.Parallel()
	j := journal.New(journal.Limits{Entries: 1000, Bytes: 64 << 10})
	for range 100 {
		j.Record(&journal.Entry{Header: http.Header{"X-Long": {strings.Repeat("x", 8<<10)}}})
	}
	if kept, _ := j.Stats(); kept > 8 {
		t.Errorf("%d exchanges with 8 KiB of headers are kept in 64 KiB", kept)
	}
}

// Many readers of one exchange share the work of showing it.
func TestShownOnce(t *testing.T) {
	t.Parallel()
	e := &journal.Entry{Method: http.MethodGet, Path: "/x"}
	one, err := e.JSON(false)
	if err != nil {
		t.Fatal(err)
	}
	other, _ := e.JSON(false)
	if &one[0] != &other[0] {
		t.Error("it was shown anew")
	}
}
