package sandbox

import "fmt"

// CheckRoots says what is wrong between a table's rows, its indexes and its
// queue.
func (t *Table[R]) CheckRoots(tx *Tx) error {
	r := t.read(tx)
	queued := 0
	for row := range t.All(tx) {
		e, _ := r.rows.Get(entry{key: t.key(row)})
		for i, x := range t.indexes {
			p, ok := r.indexes[i].Get(posting{key: x.of(row), row: row})
			if ok != (x.of(row) != "") || ok && p.row != row {
				return fmt.Errorf("%s %s: index %s has %v", t.name, e.key, x.name, p.row)
			}
		}
		if e.due == unqueued {
			continue
		}
		queued++
		if _, ok := r.due.Get(dueEntry{at: e.due, key: e.key}); !ok || tx.sandbox.nextDue > e.due {
			return fmt.Errorf("%s %s: queued under %d: %t, next sweep %d", t.name, e.key, e.due, ok, tx.sandbox.nextDue)
		}
	}
	if t.deadline != nil && r.due.Len() != queued {
		return fmt.Errorf("%s: %d rows are queued %d times", t.name, queued, r.due.Len())
	}
	return nil
}

// QueuedAt is the instant under which a row is queued.
func (t *Table[R]) QueuedAt(tx *Tx, key string) int64 {
	e, _ := t.read(tx).rows.Get(entry{key: key})
	return e.due
}

// SkipIDs makes as if so many ids had been drawn in this second.
func (tx *Tx) SkipIDs(n uint32) { tx.sandbox.gen.counter += n }

// AdvanceAside advances the clock as if a crowd were due: what is due is swept
// aside, with other work going on between the steps.
func (s *Sandbox) AdvanceAside(ms int64, meanwhile func()) {
	s.mu.Lock()
	a := s.setAside(s.clock.now() + ms)
	s.mu.Unlock()
	meanwhile()
	a.sweep()
	meanwhile()
	s.mu.Lock()
	changed, roots := a.changed, s.shareRoots()
	a.changed = nil
	s.mu.Unlock()
	meanwhile()
	a.follow(roots, changed)
	meanwhile()
	if !s.bringUp(a) {
		panic("the sweep was given up")
	}
	defer s.mu.Unlock()
	s.swap(a)
	s.clock.forward(ms)
}

// HasCache says whether the cache takes up memory.
func (s *Sandbox) HasCache() bool { return s.liveCache(false) != nil }

// Shared says whether a table's rows are shared with other sandboxes.
func (t *Table[R]) Shared(s *Sandbox) bool {
	return s.shared.Load() || s.owned == nil || !s.owned[s.schema.slot(t)]
}
