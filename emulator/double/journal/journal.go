// Package journal remembers the last exchanges of a sandbox: what was asked
// and what was answered. It is bounded in number and in bytes, keeps what it
// is given without copying it, and shortens secrets only when it is read.
package journal

import "sync"

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

	mu      sync.Mutex
	ring    []kept // from first on, the oldest before the others
	first   int
	bytes   int
	last    int64         // id of the newest entry ever
	dropped int64         // entries that made room
	changed chan struct{} // closed at the next entry; nil while nobody waits
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
	if j.limits.Entries <= 0 {
		return
	}
	e.trim()
	j.mu.Lock()
	defer j.mu.Unlock()
	j.last++
	e.ID = j.last
	j.push(e)
	for j.bytes > j.limits.Bytes && j.count() > 0 {
		j.shift()
	}
	if j.changed != nil {
		close(j.changed)
		j.changed = nil
	}
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
	defer j.mu.Unlock()
	j.ring, j.first, j.bytes, j.dropped = nil, 0, 0, 0
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
	return j.after(id), j.changed
}
