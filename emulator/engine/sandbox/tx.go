package sandbox

import "sync/atomic"

// Tx is one transaction: a consistent view of a sandbox at one instant. It
// must not be kept beyond the function it was given to, nor used by two
// goroutines.
type Tx struct {
	sandbox  *Sandbox
	now      int64
	writable bool
	final    bool         // what it writes is not undone
	stopped  *atomic.Bool // ends a sweep early; nil for never
	undo     []func()
	locked   bool    // it holds the sandbox's lock and may let go of it
	frozen   []*root // what a detached transaction reads; nil for what is there now
}

// View runs f on a state that nobody writes meanwhile. Rows that are due are
// gone. Inside f the sandbox's own methods, but for Name, Schema and Cache,
// must not be called: they wait for f. Writing, and drawing from a generator,
// panics.
func (s *Sandbox) View(f func(tx *Tx) error) error {
	for {
		s.mu.RLock()
		if now := s.shown(); now < s.nextDue {
			tx := &Tx{sandbox: s, now: now, locked: true}
			defer tx.leave()
			return f(tx)
		}
		s.mu.RUnlock()
		if err := s.Update(func(*Tx) error { return nil }); err != nil {
			return err
		}
	}
}

// Update runs f alone. When f returns an error or panics, everything it wrote
// is undone, except what it kept with Commit. What a generator drew is never
// drawn again. As for View, f must not call the sandbox's own methods.
func (s *Sandbox) Update(f func(tx *Tx) error) error {
	s.mu.Lock()
	tx := &Tx{sandbox: s, writable: true, locked: true}
	defer tx.leave()
	return s.run(tx, f)
}

// update is Update for those who hold the lock.
func (s *Sandbox) update(f func(tx *Tx) error) error {
	return s.run(&Tx{sandbox: s, writable: true}, f)
}

func (s *Sandbox) run(tx *Tx, f func(tx *Tx) error) error {
	tx.now = s.arrive()
	done := false
	defer func() {
		if !done {
			tx.rollback()
		}
	}()
	if tx.now >= s.nextDue {
		tx.sweep()
	}
	if err := f(tx); err != nil {
		return err
	}
	done = true
	if tx.frozen == nil {
		s.plan()
	}
	return nil
}

// Detach keeps what was written so far and lets go of the lock: from then on
// the transaction reads the state as it is now, whatever is written meanwhile,
// and holds nobody up. Rows and indexes that are being read stay valid. It is
// for reads that take long, since the next write pays for the copy.
func (tx *Tx) Detach() {
	if !tx.locked {
		return
	}
	tx.Commit()
	tx.frozen = tx.sandbox.shareRoots()
	tx.leave()
	tx.writable = false
}

// leave lets go of the lock.
func (tx *Tx) leave() {
	switch {
	case !tx.locked:
	case tx.writable:
		tx.sandbox.mu.Unlock()
	default:
		tx.sandbox.mu.RUnlock()
	}
	tx.locked = false
}

// Now is the instant of the transaction in ms since the epoch, on the
// sandbox's clock. It does not move while the transaction lasts.
func (tx *Tx) Now() int64 { return tx.now }

// Sandbox is the sandbox that the transaction runs on.
func (tx *Tx) Sandbox() *Sandbox { return tx.sandbox }

// Commit keeps what was written so far whatever the transaction's end is.
func (tx *Tx) Commit() {
	clear(tx.undo)
	tx.undo = tx.undo[:0]
}

func (tx *Tx) rollback() {
	for i := len(tx.undo) - 1; i >= 0; i-- {
		tx.undo[i]()
	}
	tx.undo = nil
}

// read is the root of a table for reading.
func (tx *Tx) read(slot int) *root {
	if tx.frozen != nil {
		return tx.frozen[slot]
	}
	return tx.sandbox.roots[slot]
}

// write is the root of a table for writing.
func (tx *Tx) write(slot int) *root {
	tx.mustWrite()
	return tx.sandbox.own(slot)
}

func (tx *Tx) mustWrite() {
	if !tx.writable {
		panic("sandbox: a read-only transaction writes or draws")
	}
}
