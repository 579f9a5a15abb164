package sandbox

import "fmt"

// Insert adds a row. A key, or a key of a unique index, that is taken gives a
// *DuplicateError and changes nothing.
func (t *Table[R]) Insert(tx *Tx, row *R) error {
	r, before := t.find(tx, row)
	if before.row != nil {
		return &DuplicateError{Table: t.name, Index: "key", Key: before.key}
	}
	return t.put(tx, r, before, row)
}

// Put adds a row, or replaces the one with its key, and queues it under its
// deadline. A key of a unique index that another row has gives a
// *DuplicateError and changes nothing.
func (t *Table[R]) Put(tx *Tx, row *R) error {
	r, before := t.find(tx, row)
	return t.put(tx, r, before, row)
}

// Delete removes the row with a key, and says whether there was one.
func (t *Table[R]) Delete(tx *Tx, key string) bool {
	before, ok := t.read(tx).rows.Get(entry{key: key})
	if !ok {
		return false
	}
	t.set(tx, t.write(tx), before, entry{key: key})
	t.undoable(tx, before)
	return true
}

// find is the entry with a row's key; one without a row where there is none.
func (t *Table[R]) find(tx *Tx, row *R) (*root, entry) {
	key := t.key(row)
	if key == "" {
		panic(fmt.Sprintf("sandbox: a row of table %s has an empty key", t.name))
	}
	r := t.write(tx)
	before, _ := r.rows.Get(entry{key: key})
	before.key = key
	return r, before
}

// put writes a row over an entry. Where a function of the declaration panics,
// it does so before anything is written.
func (t *Table[R]) put(tx *Tx, r *root, before entry, row *R) error {
	for i, x := range t.indexes {
		if !x.free(r.indexes[i], as[R](before.row), row) {
			return &DuplicateError{Table: t.name, Index: x.name, Key: x.of(row)}
		}
	}
	t.set(tx, r, before, entry{key: before.key, row: row, due: t.queueAt(before, row)})
	t.undoable(tx, before)
	return nil
}

// undoable notes what an entry was before it was written.
func (t *Table[R]) undoable(tx *Tx, before entry) {
	if !tx.final {
		tx.undo = append(tx.undo, func() { t.putBack(tx, before) })
	}
}

// putBack undoes a write: the entry is again what it was before.
func (t *Table[R]) putBack(tx *Tx, before entry) {
	r := t.write(tx)
	now, _ := r.rows.Get(before)
	t.set(tx, r, now, before)
}

// set makes an entry stand where another stood; either may be without a row.
func (t *Table[R]) set(tx *Tx, r *root, before, after entry) {
	t.changing(tx, after.key)
	for i, x := range t.indexes {
		x.move(r.indexes[i], as[R](before.row), as[R](after.row))
	}
	r.weight += t.weightOf(after) - t.weightOf(before)
	if after.due != before.due {
		r.requeue(after.key, before.due, after.due)
		tx.sandbox.wake(after.due)
	}
	if after.row == nil {
		r.rows.Delete(after)
		return
	}
	r.rows.Set(after)
}

func (t *Table[R]) weightOf(e entry) int64 {
	if t.weigh == nil || e.row == nil {
		return 0
	}
	return t.weigh(as[R](e.row))
}
