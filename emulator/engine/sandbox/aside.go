package sandbox

import "sync/atomic"

const (
	// crowd is the number of rows of a table that may be due at once for a call
	// to sweep them before it goes on; more are swept aside.
	crowd = 256
	// fewChanges is how many changed rows are brought over while the sandbox
	// waits.
	fewChanges = 128
)

// aside is a sweep that is worked out on a fork, while the sandbox goes on and
// notes which rows it changes. Once those are brought over, the swept roots
// take the place of the sandbox's in one step: nobody sees a sweep half done.
type aside struct {
	at      int64 // what is due at this instant is to go
	shadow  *Sandbox
	changed []place // since the shadow was last brought up to date
	stopped atomic.Bool
}

// place is where a row stands.
type place struct {
	slot int
	key  string
}

// crowded says whether more is due at an instant than one call may sweep.
func (s *Sandbox) crowded(now int64) bool {
	for _, slot := range s.schema.timed {
		if d, ok := s.roots[slot].due.GetAt(crowd); ok && d.at <= now {
			return true
		}
	}
	return false
}

// arrive is the instant of a transaction that begins now. While a crowd that
// is due is swept aside, the clock is held at the instant before it was due,
// so that to nobody it is due yet. The lock is held.
func (s *Sandbox) arrive() int64 {
	now := s.clock.now()
	if now >= s.nextDue && s.nextDue > s.latest && !s.closed && s.crowded(now) {
		s.hold(now)
	} else if s.held != never && !s.crowded(now) {
		s.held = never
	}
	now = min(now, s.held)
	s.latest = max(s.latest, now)
	return now
}

// hold holds the clock and has what is due swept aside. The lock is held.
func (s *Sandbox) hold(now int64) {
	if s.held == never {
		s.held = s.nextDue - 1
	}
	if s.aside == nil {
		go s.complete(s.setAside(now))
	}
}

// shown is the instant that the clock shows.
func (s *Sandbox) shown() int64 { return min(s.clock.now(), s.held) }

// setAside begins a sweep aside. The lock is held.
func (s *Sandbox) setAside(at int64) *aside {
	s.abandon()
	shadow := &Sandbox{
		schema: s.schema, name: s.name, roots: s.shareRoots(), nextDue: s.nextDue, held: never,
		clock: Clock{frozen: true, at: at}, gen: s.gen.fork("sweep"),
	}
	s.aside = &aside{at: at, shadow: shadow}
	return s.aside
}

// abandon gives up the sweep aside, if there is one. The lock is held.
func (s *Sandbox) abandon() {
	if s.aside != nil {
		s.aside.stopped.Store(true)
		s.aside = nil
	}
}

// complete does a sweep aside to its end.
func (s *Sandbox) complete(a *aside) {
	defer s.rescue()
	a.sweep()
	s.finish(a)
}

// sweep removes what is due from the shadow.
func (a *aside) sweep() {
	tx := a.tx()
	if tx.now >= a.shadow.nextDue {
		tx.sweep()
	}
}

func (a *aside) tx() *Tx {
	return &Tx{sandbox: a.shadow, now: a.at, writable: true, final: true, stopped: &a.stopped}
}

// bringUp brings the shadow up to date but for a few rows. It returns true
// with the sandbox's lock held, or false where the sweep was given up.
func (s *Sandbox) bringUp(a *aside) bool {
	for {
		s.mu.Lock()
		if s.aside != a {
			s.mu.Unlock()
			return false
		}
		if len(a.changed) <= fewChanges {
			return true
		}
		changed, roots := a.changed, s.shareRoots()
		a.changed = nil
		s.mu.Unlock()
		a.follow(roots, changed)
	}
}

// swap puts the swept roots in the place of the sandbox's. The lock is held.
func (s *Sandbox) swap(a *aside) {
	a.follow(s.roots, a.changed)
	s.roots, s.owned, s.nextDue = a.shadow.roots, a.shadow.owned, a.shadow.nextDue
	s.shared.Store(false)
	s.aside, s.held = nil, never
	s.cacheDrop()
}

// follow brings changed rows over from the sandbox's roots and sweeps again. A
// row whose owner was swept brings back its owner with all that he owns: the
// change may have put off when he is due.
func (a *aside) follow(roots []*root, changed []place) {
	tx, from := a.tx(), &Tx{sandbox: &Sandbox{schema: a.shadow.schema, roots: roots}}
	var owners []string
	for _, p := range changed {
		t := a.shadow.schema.tables[p.slot]
		owners = append(append(owners, t.ownersOf(tx, p.key)...), t.ownersOf(from, p.key)...)
		t.bring(tx, from, p.key)
	}
	for _, p := range changed {
		reviveOwned(tx, from, p)
	}
	for _, owner := range owners {
		reviveOwner(tx, from, owner)
	}
	a.sweep()
}

// reviveOwner brings back an owner with all that he owns, where he is missing,
// and his own owners. One that was put off is due again when he was.
func reviveOwner(tx, from *Tx, owner string) {
	for slot, t := range tx.sandbox.schema.tables {
		if t.ownsNothing() || !t.has(from, owner) {
			continue
		}
		missing := !t.has(tx, owner)
		t.bring(tx, from, owner)
		if missing {
			revive(tx, from, place{slot, owner})
		}
	}
}

// reviveOwned brings back what a row owns as far as it is missing, and what
// owns it besides. What a row owned that was deleted meanwhile has no owner to
// go with.
func reviveOwned(tx, from *Tx, p place) {
	tables := tx.sandbox.schema.tables
	if tables[p.slot].ownsNothing() {
		return
	}
	for slot, t := range tables {
		for _, key := range t.owned(from, p.key) {
			if !t.has(tx, key) {
				t.bring(tx, from, key)
				revive(tx, from, place{slot, key})
			}
		}
	}
}

// revive goes on from a row that was brought back.
func revive(tx, from *Tx, p place) {
	for _, owner := range tx.sandbox.schema.tables[p.slot].ownersOf(from, p.key) {
		reviveOwner(tx, from, owner)
	}
	reviveOwned(tx, from, p)
}

// bring makes a row what it is in another transaction's state: there or not.
func (t *Table[R]) bring(tx, from *Tx, key string) {
	theirs, _ := t.read(from).rows.Get(entry{key: key})
	mine, _ := t.read(tx).rows.Get(entry{key: key})
	if mine.row == theirs.row && mine.due == theirs.due {
		return
	}
	mine.key, theirs.key = key, key
	t.set(tx, t.write(tx), mine, theirs)
}

func (t *Table[R]) has(tx *Tx, key string) bool {
	_, ok := t.read(tx).rows.Get(entry{key: key})
	return ok
}

// ownersOf are the keys of a row's owners.
func (t *Table[R]) ownersOf(tx *Tx, key string) (owners []string) {
	row, ok := t.Get(tx, key)
	if !ok {
		return nil
	}
	for _, x := range t.owners {
		if owner := x.of(row); owner != "" {
			owners = append(owners, owner)
		}
	}
	return owners
}

// owned are the keys of the rows of an owner.
func (t *Table[R]) owned(tx *Tx, owner string) (keys []string) {
	for _, x := range t.owners {
		for row := range x.Each(tx, owner) {
			keys = append(keys, t.key(row))
		}
	}
	return keys
}

// changing notes that a row is changed, for a sweep aside.
func (t *Table[R]) changing(tx *Tx, key string) {
	if a := tx.sandbox.aside; a != nil {
		a.changed = append(a.changed, place{tx.sandbox.schema.slot(t), key})
	}
}
