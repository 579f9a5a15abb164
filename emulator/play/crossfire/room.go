package crossfire

import (
	"cmp"
	"slices"
	"sync"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// hub is the rooms of a sandbox.
type hub struct {
	mu    sync.Mutex
	rooms map[string]*room
	gone  bool
}

// room is where the players of a match talk. It lasts from the first
// connection to the last (crossfire.48).
type room struct {
	hub *hub
	id  string // of the match
	// limit is how many signals are kept in all (crossfire.54).
	limit int
	// end ends the match.
	end func(id string)

	mu      sync.Mutex
	members []*member // in the order of their ids
	host    *member
	gone    bool // the state was reset: nothing is written any more
}

// member is a player with what he said that others are still to hear.
type member struct {
	id string
	// match and session are the kept signals (crossfire.53).
	match, session []*signal
	// socket is his connection; nil while there is none.
	socket *socket.Socket
}

// signal is a message with its encoding, which is made once.
type signal struct {
	*message
	encoded socket.Message
}

func newSignal(m *message) *signal { return &signal{m, m.encode()} }

// isFor says whether a player is to get a signal (crossfire.41, crossfire.51,
// crossfire.52).
func (s *signal) isFor(id string) bool {
	switch {
	case s.kind.category == direct:
		return s.get("recipientProfileId") == id
	case s.kind.server:
		return true
	default:
		return s.get("profileId") != id
	}
}

var (
	errGone    = rest.NotFound("The sandbox was reset.")
	errOverrun = rest.InvalidData("More signals are to be kept than a match may have.")
)

// room is the room of a match, which is made where there is none.
func (h *hub) room(id string, limit int, end func(id string)) (*room, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.gone {
		return nil, errGone
	}
	r := h.rooms[id]
	if r == nil {
		r = &room{hub: h, id: id, limit: limit, end: end}
		h.rooms[id] = r
	}
	return r, nil
}

// Discard forgets all rooms without ending their matches.
func (h *hub) Discard() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.gone = true
	for _, r := range h.rooms {
		r.mu.Lock()
		r.gone = true
		r.mu.Unlock()
	}
	h.rooms = nil
}

func (h *hub) forget(r *room) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.rooms[r.id] == r {
		delete(h.rooms, r.id)
	}
}

// connect adds a connection of a player: the others hear of it, and he gets
// all that is kept for him (crossfire.40 to crossfire.44). One that he had
// before gets nothing more (crossfire.49).
func (r *room) connect(id string, s *socket.Socket) (*member, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return nil, errGone
	}
	m, err := r.enter(id)
	if err != nil {
		return nil, err
	}
	m.socket = nil
	if err := r.keep(m, newSignal(made(connected, "profileId", id))); err != nil {
		return nil, err
	}
	if r.host == nil {
		if err := r.makeHost(m); err != nil {
			return nil, err
		}
	}
	for _, of := range r.members {
		for _, kept := range [][]*signal{of.match, of.session} {
			for _, sig := range kept {
				if sig.isFor(id) {
					s.Send(sig.encoded)
				}
			}
		}
	}
	m.socket = s
	return m, nil
}

// enter is the member with an id. A new one is announced (crossfire.42).
func (r *room) enter(id string) (*member, error) {
	at, found := slices.BinarySearchFunc(r.members, id, func(m *member, id string) int { return cmp.Compare(m.id, id) })
	if found {
		return r.members[at], nil
	}
	m := &member{id: id}
	if err := r.keep(m, newSignal(made(signalJoin, "profileId", id))); err != nil {
		return nil, err
	}
	r.members = slices.Insert(r.members, at, m)
	return m, nil
}

// keep keeps a signal of a member and sends it to those who are connected.
func (r *room) keep(m *member, sig *signal) error {
	if r.kept() >= r.limit {
		return errOverrun
	}
	if sig.lifecycle() == match {
		m.match = append(m.match, sig)
	} else {
		m.session = append(m.session, sig)
	}
	r.publish(sig)
	return nil
}

func (r *room) kept() int {
	n := 0
	for _, m := range r.members {
		n += len(m.match) + len(m.session)
	}
	return n
}

func (r *room) publish(sig *signal) {
	for _, m := range r.members {
		if m.socket != nil && sig.isFor(m.id) {
			m.socket.Send(sig.encoded)
		}
	}
}

func (r *room) makeHost(m *member) error {
	r.host = m
	return r.keep(m, newSignal(made(hosted, "profileId", m.id)))
}

// send passes a signal of a player on (crossfire.51 to crossfire.54).
func (r *room) send(msg *message) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return errGone
	}
	sig := newSignal(msg)
	if msg.lifecycle() == once {
		r.publish(sig)
		return nil
	}
	m, err := r.enter(msg.get("profileId"))
	if err != nil {
		return err
	}
	return r.keep(m, sig)
}

// leave forgets a player with all that he said (crossfire.64, crossfire.65).
func (r *room) leave(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.members = slices.DeleteFunc(r.members, func(m *member) bool { return m.id == id })
	if len(r.members) == 0 {
		r.over()
	}
}

// disconnect ends the connection of a member, and any that he has taken over
// with (crossfire.49). His session's signals are dropped; another one becomes
// host, or the match ends (crossfire.45 to crossfire.48).
func (r *room) disconnect(m *member) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m.session = nil
	if m.socket == nil || r.gone {
		return
	}
	m.socket = nil
	next := r.firstConnected()
	switch {
	case next == nil:
		r.over()
	case r.host == m:
		_ = r.makeHost(next) // where nothing more can be kept, nobody hears of it
	}
}

func (r *room) firstConnected() *member {
	for _, m := range r.members {
		if m.socket != nil {
			return m
		}
	}
	return nil
}

// over ends the match. The lock is held.
func (r *room) over() {
	if r.gone {
		return
	}
	r.gone = true
	r.end(r.id)
	go r.hub.forget(r)
}
