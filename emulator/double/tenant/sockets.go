package tenant

import (
	"strings"
	"sync"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// live is what lasts as long as a sandbox is not reset: its open sockets, and
// what their routes keep beside the state.
type live struct {
	mu      sync.Mutex
	sockets map[*socket.Socket]struct{}
	values  map[any]any
	closed  bool
	left    sync.WaitGroup
}

// Attach adds an open socket (socket.Keeper).
func (t *Tenant) Attach(s *socket.Socket) (detach func(), err error) {
	l := &t.live
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, rest.Overload("The sandbox %q is gone.", t.Name())
	}
	if l.sockets == nil {
		l.sockets = map[*socket.Socket]struct{}{}
	}
	l.sockets[s] = struct{}{}
	l.left.Add(1)
	return func() {
		l.mu.Lock()
		delete(l.sockets, s)
		l.mu.Unlock()
		l.left.Done()
	}, nil
}

// Sockets is the number of open sockets.
func (t *Tenant) Sockets() int {
	t.live.mu.Lock()
	defer t.live.mu.Unlock()
	return len(t.live.sockets)
}

// Live is what a key stands for until the sandbox is reset, restored or
// deleted (socket.Keeper).
func (t *Tenant) Live(key any, make func() any) any {
	l := &t.live
	l.mu.Lock()
	defer l.mu.Unlock()
	if v, ok := l.values[key]; ok {
		return v
	}
	if l.values == nil {
		l.values = map[any]any{}
	}
	v := make()
	l.values[key] = v
	return v
}

// hangUp closes all sockets with a code and a reason, and forgets what their
// routes kept. What they would do to the state when a client leaves, they
// don't do.
func (t *Tenant) hangUp(code int, reason string, forGood bool) {
	l := &t.live
	l.mu.Lock()
	l.closed = l.closed || forGood
	values := l.values
	l.values = nil
	open := make([]*socket.Socket, 0, len(l.sockets))
	for s := range l.sockets {
		open = append(open, s)
	}
	l.mu.Unlock()
	for _, v := range values {
		if d, ok := v.(interface{ Discard() }); ok {
			d.Discard()
		}
	}
	for _, s := range open {
		s.Close(code, reason)
	}
}

// Restore brings the state back to a snapshot; open sockets are closed.
func (t *Tenant) Restore(state *sandbox.Snapshot) {
	t.hangUp(socket.ServiceRestart, "The sandbox was restored to a snapshot.", false)
	t.box.Restore(state)
}

// farewell is how long Close waits for sockets to end, in real time.
const farewell = 3 * time.Second

// waitForSockets waits until closed sockets have ended.
func (t *Tenant) waitForSockets() {
	if t.Sockets() == 0 {
		return
	}
	done := make(chan struct{})
	go func() {
		t.live.left.Wait()
		close(done)
	}()
	timer := time.NewTimer(farewell)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
}

// Judge lets the faults decide what becomes of a frame (socket.Keeper).
func (t *Tenant) Judge(s *socket.Socket, f socket.Frame) socket.Fate {
	faults := t.faults.Load()
	if faults == nil {
		return socket.Fate{}
	}
	caller := s.Caller()
	return faults.Frame(fault.Frame{
		Operation: s.Operation, Path: s.Template, Out: f.Out, Message: f.Type,
		Caller: rest.Caller{UserID: caller.UserID, ProfileID: caller.ProfileID},
	})
}

// Note keeps a frame in the journal (socket.Keeper).
func (t *Tenant) Note(s *socket.Socket, f socket.Frame, fate socket.Fate) {
	if t.all.options.Journal.Entries <= 0 {
		return
	}
	e := t.entry(s)
	e.Frame, e.Message, e.Faults = journal.In, f.Type, fate.Faults
	e.Request = f.Data
	if f.Out {
		e.Frame, e.Request, e.Response = journal.Out, nil, f.Data
	}
	t.Journal().Record(e)
}

// Closed keeps the end of a socket in the journal (socket.Keeper).
func (t *Tenant) Closed(s *socket.Socket, end socket.End) {
	if t.all.options.Journal.Entries <= 0 {
		return
	}
	e := t.entry(s)
	e.Frame = journal.Out
	if end.ByClient {
		e.Frame = journal.In
	}
	e.CloseCode, e.Reason = end.Code, strings.TrimSpace(end.Reason)
	t.Journal().Record(e)
}

func (t *Tenant) entry(s *socket.Socket) *journal.Entry {
	caller := s.Caller()
	return &journal.Entry{
		At: t.box.Now().UnixMilli(), Method: s.Request.Method, Path: s.Request.URL.Path, Operation: s.Operation, Template: s.Template,
		UserID: caller.UserID, ProfileID: caller.ProfileID, Status: 101,
	}
}
