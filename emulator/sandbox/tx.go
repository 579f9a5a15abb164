package sandbox

// Tx is one transaction: a consistent view of a sandbox at one instant. It
// must not be kept beyond the function it was given to, nor used by two
// goroutines.
type Tx struct {
	sandbox  *Sandbox
	now      int64
	writable bool
	undo     []func()
}

// View runs f on a state that nobody writes meanwhile. Rows that are due are
// gone.
func (s *Sandbox) View(f func(tx *Tx) error) error {
	for {
		s.mu.RLock()
		now := s.clock.now()
		if s.nextDue == 0 || now < s.nextDue {
			defer s.mu.RUnlock()
			return f(&Tx{sandbox: s, now: now})
		}
		s.mu.RUnlock()
		if err := s.Update(func(*Tx) error { return nil }); err != nil {
			return err
		}
	}
}

// Update runs f alone. When f returns an error or panics, everything it wrote
// is undone, except what it kept with Commit.
func (s *Sandbox) Update(f func(tx *Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tx := &Tx{sandbox: s, now: s.clock.now(), writable: true}
	if s.nextDue != 0 && tx.now >= s.nextDue {
		tx.sweep()
	}
	done := false
	defer func() {
		if !done {
			tx.rollback()
		}
	}()
	if err := f(tx); err != nil {
		return err
	}
	done = true
	return nil
}

// Now is the instant of the transaction in ms since the epoch, on the
// sandbox's clock. It does not move while the transaction lasts.
func (tx *Tx) Now() int64 { return tx.now }

// Sandbox is the sandbox that the transaction runs on.
func (tx *Tx) Sandbox() *Sandbox { return tx.sandbox }

// Commit keeps what was written so far whatever the transaction's end is.
func (tx *Tx) Commit() { tx.undo = tx.undo[:0] }

func (tx *Tx) rollback() {
	for i := len(tx.undo) - 1; i >= 0; i-- {
		tx.undo[i]()
	}
	tx.undo = nil
}

// read is the root of a table for reading.
func (tx *Tx) read(slot int) anyRoot {
	s := tx.sandbox
	if s.own != nil && s.own[slot] != nil {
		return s.own[slot]
	}
	return s.base.roots[slot]
}

// write is the sandbox's own root of a table, forked from the frozen one
// when it is first written.
func (tx *Tx) write(slot int) anyRoot {
	if !tx.writable {
		panic("sandbox: write in a read-only transaction")
	}
	s := tx.sandbox
	if s.own == nil {
		s.own = make([]anyRoot, len(s.schema.tables))
	}
	if s.own[slot] == nil {
		s.own[slot] = s.base.roots[slot].fork()
	}
	return s.own[slot]
}
