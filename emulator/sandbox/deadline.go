package sandbox

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

func (r *root[R]) nextDue() (dueEntry, bool) {
	if r.due == nil {
		return dueEntry{}, false
	}
	return r.due.Min()
}

// popDue takes the first row out of the queue; the row itself stays.
func (r *root[R]) popDue() any {
	d, _ := r.due.PopMin()
	e, _ := r.rows.Get(entry[R]{key: d.key})
	e.due = 0
	r.rows.Set(e)
	return e.row
}

func (r *root[R]) unqueue(e entry[R]) {
	if e.due != 0 {
		r.due.Delete(dueEntry{at: e.due, key: e.key})
	}
}

// requeue keeps the entry's place in the queue where it is early enough.
func (t *Table[R]) requeue(tx *Tx, r *root[R], e *entry[R]) {
	if t.deadline == nil {
		return
	}
	at := t.deadline(e.row)
	if e.due != 0 && e.due <= at {
		return
	}
	r.unqueue(*e)
	e.due = at
	if at != 0 {
		r.due.Set(dueEntry{at: at, key: e.key})
		tx.sandbox.wake(at)
	}
}

// wake makes sure that the sandbox sweeps at an instant.
func (s *Sandbox) wake(at int64) {
	if s.nextDue == 0 || at < s.nextDue {
		s.nextDue = at
	}
}

// sweep removes everything that is due, in the order of the deadlines.
func (tx *Tx) sweep() {
	s := tx.sandbox
	removed := 0
	for {
		slot, at := tx.earliest()
		if slot < 0 || at > tx.now {
			s.nextDue = at
			break
		}
		tx.expire(slot)
		removed++
	}
	if removed > 0 {
		s.cacheShrink(removed)
	}
	tx.undo = tx.undo[:0]
}

// earliest is the table whose first row is due first, or -1.
func (tx *Tx) earliest() (slot int, at int64) {
	slot = -1
	for i := range tx.sandbox.schema.tables {
		d, ok := tx.read(i).nextDue()
		if ok && (slot < 0 || d.at < at) {
			slot, at = i, d.at
		}
	}
	return slot, at
}

func (tx *Tx) expire(slot int) {
	row := tx.write(slot).popDue()
	t := tx.sandbox.schema.tables[slot].(expirer)
	if later := t.lateDeadline(row); later > tx.now {
		t.queueAgain(tx, row, later)
		return
	}
	f := tx.sandbox.schema.due[slot]
	if f == nil {
		t.deleteRow(tx, row)
		return
	}
	if later := f(tx, row); later > tx.now {
		t.queueAgain(tx, row, later)
	}
}

type expirer interface {
	lateDeadline(row any) int64
	queueAgain(tx *Tx, row any, at int64)
	deleteRow(tx *Tx, row any)
}

func (t *Table[R]) lateDeadline(row any) int64 { return t.deadline(row.(*R)) }

func (t *Table[R]) deleteRow(tx *Tx, row any) { t.Delete(tx, t.key(row.(*R))) }

func (t *Table[R]) queueAgain(tx *Tx, row any, at int64) {
	r := t.write(tx)
	e := entry[R]{key: t.key(row.(*R)), row: row.(*R), due: at}
	r.rows.Set(e)
	r.due.Set(dueEntry{at: at, key: e.key})
}
