package socket

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/coder/websocket"
)

// Send queues a message and does not wait. A client that reads too slowly is
// cut off; what is sent after the end is lost.
func (s *Socket) Send(m Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || s.closing != nil {
		return
	}
	if len(s.queue) >= maxWaiting || s.waiting+len(m.Data) > maxWaitingBytes {
		go s.cut("the client does not read what is sent")
		return
	}
	s.queue = append(s.queue, m)
	s.waiting += len(m.Data)
	s.write()
}

// Close queues the end of the socket behind what was sent. Only the first call
// counts. The reason is cut at 123 bytes.
func (s *Socket) Close(code int, reason string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || s.closing != nil {
		return
	}
	s.closing = &End{Code: code, Reason: fitting(reason)}
	s.write()
}

// Closing says whether Close was called.
func (s *Socket) Closing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing != nil || s.ended
}

// fitting is as much of a reason as a closing frame can hold.
func fitting(reason string) string {
	const most = 123
	reason = strings.ToValidUTF8(reason, "\uFFFD")
	for len(reason) > most {
		_, size := utf8.DecodeLastRuneInString(reason)
		reason = reason[:len(reason)-size]
	}
	return reason
}

// write makes sure that a goroutine empties the queue. The lock is held. An
// idle socket has none.
func (s *Socket) write() {
	if !s.writing {
		s.writing = true
		go s.empty()
	}
}

func (s *Socket) empty() {
	for {
		m, end, more := s.next()
		switch {
		case end != nil:
			s.hold(nil)
			s.shut(*end)
			return
		case !more:
			return
		}
		s.deliver(m)
	}
}

// next takes a message out of the queue, or the end behind the last one.
func (s *Socket) next() (m Message, end *End, more bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.ended:
		s.queue, s.waiting, s.writing = nil, 0, false
		return m, nil, false
	case len(s.queue) > 0:
		m = s.queue[0]
		s.queue = s.queue[1:]
		s.waiting -= len(m.Data)
		return m, nil, true
	case s.closing != nil:
		return m, s.closing, false
	}
	s.queue, s.writing = nil, false
	return m, nil, false
}

func (s *Socket) deliver(m Message) {
	if s.halfOpen.Load() {
		return
	}
	fate := s.judge(Frame{Message: m, Out: true})
	s.pause(fate.Delay)
	switch {
	case fate.Drop || fate.HalfOpen || fate.Stall:
	case fate.Swap:
		s.hold(&m)
	default:
		s.put(m)
		s.hold(nil)
	}
	s.afterwards(fate)
}

// hold keeps a message back until the next one has passed, and lets the one
// pass that was held.
func (s *Socket) hold(m *Message) {
	if s.held != nil {
		s.put(*s.held)
	}
	s.held = m
}

func (s *Socket) put(m Message) {
	ctx, cancel := context.WithTimeout(s.context, writeTimeout)
	defer cancel()
	if err := s.conn.Write(ctx, m.kind(), m.Data); err != nil {
		s.cut("what was sent did not arrive")
	}
}

// shut closes the connection with a closing frame.
func (s *Socket) shut(e End) {
	s.end(e)
	if !s.halfOpen.Load() {
		_ = s.conn.Close(websocket.StatusCode(e.Code), e.Reason)
	}
	_ = s.conn.CloseNow()
	s.cancel()
	s.mu.Lock()
	s.writing = false
	s.mu.Unlock()
}
