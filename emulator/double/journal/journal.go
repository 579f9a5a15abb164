// Package journal remembers the last exchanges of a sandbox: what was asked
// and what was answered. It is bounded in number and in bytes, keeps what it
// is given without copying it, and shortens secrets only when it is read.
package journal

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Limits bound a journal.
type Limits struct {
	// Entries is the greatest number of exchanges; none are kept where it is 0
	// or less.
	Entries int
	// Bytes is about the greatest size of all exchanges together.
	Bytes int
}

// DefaultLimits are those of an emulator that is not told otherwise.
func DefaultLimits() Limits { return Limits{Entries: 1000, Bytes: 8 << 20} }

// Journal is the journal of one sandbox. It is safe for concurrent use.
type Journal struct {
	limits Limits
	budget *Budget      // nil where it has none with others
	out    atomic.Bool  // nobody needs it any more
	used   atomic.Int64 // when it was last recorded in, on the budget's count

	mu      sync.Mutex
	ring    []kept // from first on, the oldest before the others
	first   int
	bytes   int
	last    int64         // id of the newest entry ever
	dropped int64         // entries that made room
	changed chan struct{} // closed at the next entry; nil while nobody waits
	waiting int           // readers of changed
	telling bool          // changed is about to be closed
}

// kept is an entry with its size: to let go of an old one without reading it
// again is much faster.
type kept struct {
	*Entry
	bytes int
}

// New makes an empty journal.
func New(limits Limits) *Journal { return &Journal{limits: limits} }

// Record adds an exchange and gives it its id. The entry belongs to the
// journal from then on.
func (j *Journal) Record(e *Entry) {
	if j.limits.Entries <= 0 || j.out.Load() {
		return
	}
	e.trim()
	j.budget.recorded(j, j.record(e))
}

// record returns by how many bytes the journal has grown.
func (j *Journal) record(e *Entry) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	before := j.bytes
	j.last++
	e.ID = j.last
	j.push(e)
	for j.bytes > j.limits.Bytes && j.count() > 0 {
		j.shift()
	}
	j.compact()
	j.announce()
	return j.bytes - before
}

const (
	// manyWaiting is the number of readers above which they are told of new
	// entries together, every so often.
	manyWaiting = 32
	tellEvery   = 20 * time.Millisecond
)

// announce wakes who waits for an entry. The lock is held.
func (j *Journal) announce() {
	switch {
	case j.changed == nil || j.telling:
	case j.waiting <= manyWaiting:
		j.tell()
	default:
		j.telling = true
		time.AfterFunc(tellEvery, func() {
			j.mu.Lock()
			defer j.mu.Unlock()
			j.tell()
		})
	}
}

func (j *Journal) tell() {
	close(j.changed)
	j.changed, j.waiting, j.telling = nil, 0, false
}

// compact gives back the room of a ring that was much longer. The lock is
// held.
func (j *Journal) compact() {
	if n := j.count(); cap(j.ring) > 4*n+64 {
		j.ring, j.first = slices.Clone(j.ring[j.first:]), 0
	}
}

// give lets go of the oldest entries until some bytes are free, and returns
// how many there are.
func (j *Journal) give(bytes int) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	before := j.bytes
	for before-j.bytes < bytes && j.count() > 0 {
		j.shift()
	}
	j.compact()
	return before - j.bytes
}

// push adds an entry; in a full ring the oldest makes room.
func (j *Journal) push(e *Entry) {
	size := e.size()
	j.bytes += size
	if j.count() == j.limits.Entries {
		j.shift()
	}
	j.ring = append(j.ring, kept{e, size})
	// The room of what was shifted out is used again once it is half of all.
	if j.first > len(j.ring)/2 {
		n := copy(j.ring, j.ring[j.first:])
		clear(j.ring[n:])
		j.ring, j.first = j.ring[:n], 0
	}
}

func (j *Journal) shift() {
	j.bytes -= j.ring[j.first].bytes
	j.ring[j.first] = kept{}
	j.first++
	j.dropped++
}

func (j *Journal) count() int { return len(j.ring) - j.first }

// Clear forgets all exchanges. Ids grow on.
func (j *Journal) Clear() {
	j.mu.Lock()
	freed := j.bytes
	j.ring, j.first, j.bytes, j.dropped = nil, 0, 0, 0
	j.mu.Unlock()
	j.budget.freed(freed)
}

// Bytes is about the size of all exchanges together.
func (j *Journal) Bytes() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.bytes
}

// Stats are the number of exchanges that are kept, and of those that made
// room for them since the journal was cleared.
func (j *Journal) Stats() (kept int, dropped int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.count(), j.dropped
}

// After are the entries with an id greater than a given one, oldest first,
// and the id of the newest entry ever. Entries are never changed.
func (j *Journal) After(id int64) (entries []*Entry, last int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.after(id), j.last
}

func (j *Journal) after(id int64) []*Entry {
	live := j.ring[j.first:]
	if len(live) == 0 {
		return nil
	}
	skip := min(max(id+1-live[0].ID, 0), int64(len(live)))
	entries := make([]*Entry, 0, len(live)-int(skip))
	for _, k := range live[skip:] {
		entries = append(entries, k.Entry)
	}
	return entries
}

// next is After with a channel that is closed once there is a newer entry.
func (j *Journal) next(id int64) (entries []*Entry, more <-chan struct{}) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.changed == nil {
		j.changed = make(chan struct{})
	}
	j.waiting++
	return j.after(id), j.changed
}
