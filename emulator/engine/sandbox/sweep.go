package sandbox

// sweep deals with everything that is due, in the order of the instants at
// which it is.
func (tx *Tx) sweep() {
	s := tx.sandbox
	removed := 0
	for tx.stopped == nil || !tx.stopped.Load() {
		slot, at := tx.earliest()
		if at > tx.now {
			s.nextDue = at
			break
		}
		if s.schema.tables[slot].expire(tx, s.schema.due[slot]) {
			removed++
		}
		tx.Commit()
	}
	s.cacheShrink(removed)
}

// earliest is the table with the row that is queued first; the instant is
// never where there is none.
func (tx *Tx) earliest() (slot int, at int64) {
	at = never
	for _, i := range tx.sandbox.schema.timed {
		if next := tx.read(i).nextDue(); next < at {
			slot, at = i, next
		}
	}
	return slot, at
}

// expire deals with the row that is queued first, and says whether it is
// gone. The row stays queued until that is done, so that a panic loses none.
func (t *Table[R]) expire(tx *Tx, onDue dueFunc) bool {
	first, _ := t.read(tx).due.Min()
	e, _ := t.read(tx).rows.Get(entry{key: first.key})
	row := as[R](e.row)
	if t.deadline(row) > first.at {
		t.settle(tx, first, 0)
		return false
	}
	if onDue == nil {
		return t.Delete(tx, first.key)
	}
	later := onDue(tx, row)
	return t.settle(tx, first, later)
}

// settle queues a row that came up under its own deadline or the one that
// was asked for, whichever is later; not at all where neither lies ahead of
// the place it had. It says whether the row is gone.
func (t *Table[R]) settle(tx *Tx, was dueEntry, later int64) bool {
	r := t.write(tx)
	e, ok := r.rows.Get(entry{key: was.key})
	if !ok {
		return true
	}
	at := max(later, t.deadline(as[R](e.row)))
	if at <= was.at {
		at = unqueued
	}
	t.changing(tx, e.key)
	r.requeue(e.key, e.due, at)
	e.due = at
	r.rows.Set(e)
	return false
}
