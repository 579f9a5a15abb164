package sandbox

import "math"

// unqueued is the place of a row that is never due; never comes after all
// instants.
const (
	unqueued = int64(0)
	never    = int64(math.MaxInt64)
)

// dueEntry queues a row under an instant that is never later than the one at
// which it is really due: a deadline that slides need not move its entry.
type dueEntry struct {
	at  int64
	key string
}

func lessDue(a, b dueEntry) bool {
	if a.at != b.at {
		return a.at < b.at
	}
	return a.key < b.key
}

// nextDue is the earliest instant under which a row is queued.
func (r *root) nextDue() int64 {
	if d, ok := r.due.Min(); ok {
		return d.at
	}
	return never
}

// requeue moves a row's place in the queue.
func (r *root) requeue(key string, from, to int64) {
	if from != unqueued {
		r.due.Delete(dueEntry{at: from, key: key})
	}
	if to != unqueued {
		r.due.Set(dueEntry{at: to, key: key})
	}
}

// queueAt is the place in the queue for a row that replaces an entry: the
// entry's own where that is early enough.
func (t *Table[R]) queueAt(before entry, row *R) int64 {
	if t.deadline == nil {
		return unqueued
	}
	at := t.deadline(row)
	if before.due != unqueued && before.due < at {
		return before.due
	}
	return at
}

// wake makes sure that the sandbox sweeps at an instant.
func (s *Sandbox) wake(at int64) {
	if at != unqueued && at < s.nextDue {
		s.nextDue = at
	}
}
