package emulator

import (
	"net/http"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// DefaultMaxMemory is the bound of the memory where none is given.
const DefaultMaxMemory = 4 << 30

// lookEvery is the time between two looks at the memory.
const lookEvery = 100 * time.Millisecond

// memory bounds what is alive in the process, whatever it is: rows, contents,
// snapshots, journals. What the collector found alive decides, so that garbage
// does not count.
type memory struct {
	limit  int64
	began  time.Time
	looked atomic.Int64 // ns since it began
	live   atomic.Int64
}

func newMemory(limit int64) *memory {
	if limit <= 0 {
		limit = DefaultMaxMemory
	}
	m := &memory{limit: limit, began: time.Now()}
	m.looked.Store(-int64(lookEvery))
	return m
}

// full says whether no more may be kept.
func (m *memory) full() bool {
	now, last := int64(time.Since(m.began)), m.looked.Load()
	if now-last >= int64(lookEvery) && m.looked.CompareAndSwap(last, now) {
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		m.live.Store(int64(sample[0].Value.Uint64()))
	}
	return m.live.Load() > m.limit
}

// grows says whether a request may make the emulator keep more. Of the control
// API that is what adds sandboxes, snapshots and fixtures: resets, deletions
// and the clock must work at the bound.
func grows(r *http.Request, path string) bool {
	if r.Method != http.MethodPost && r.Method != http.MethodPut && r.Method != http.MethodPatch {
		return false
	}
	if below, ok := strings.CutPrefix(path, control.Root); ok {
		switch strings.Trim(below, "/") {
		case "sandboxes", "snapshots", "fixtures", "faults":
			return true
		}
		return false
	}
	return true
}

// check is the 503 of a request that must wait until there is room.
func (m *memory) check(r *http.Request, path string) error {
	if !grows(r, path) || !m.full() {
		return nil
	}
	return rest.Overload("The emulator holds %d MiB, which is as much as it may: reset or delete sandboxes and snapshots, or start it with a higher --max-memory.", m.live.Load()>>20)
}
