package socket

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Options are how a route's sockets behave.
type Options struct {
	// MaxMessage is the size in bytes above which a message closes the socket
	// with 1009; 0 for DefaultMaxMessage.
	MaxMessage int64
	// Ping is the time between pings, Idle that without a sign of life after
	// which the socket is closed; both in real time. 0 for never.
	Ping, Idle time.Duration
	// Subprotocols are those that the route speaks, the preferred one first.
	Subprotocols []string
	// TypeOf says what kind of message one is, for faults and the journal; nil
	// where messages have no kinds.
	TypeOf func(Message) string
}

// Bounds of what waits to be sent, and of the time that one write may take: a
// client that does not read is cut off.
const (
	DefaultMaxMessage = 64 << 10
	maxWaiting        = 8192
	maxWaitingBytes   = 8 << 20
	writeTimeout      = 10 * time.Second
)

// Socket is an open websocket. Its methods are safe for concurrent use.
type Socket struct {
	// Request is the request that was upgraded, without its body.
	Request *http.Request
	// Operation and Template are those of the route.
	Operation, Template string

	conn    *websocket.Conn
	options Options
	keeper  Keeper // nil for none
	context context.Context
	cancel  context.CancelFunc
	caller  atomic.Pointer[Caller]

	mu      sync.Mutex
	queue   []Message
	waiting int  // bytes in the queue
	writing bool // a goroutine empties the queue
	closing *End // what to close with once the queue is empty
	ended   bool

	held     *Message // swapped; only the writer uses it
	halfOpen atomic.Bool
	alive    atomic.Bool // since the last beat
	first    sync.Once   // the end that counts
}

// Caller is whom a socket is for, once that is known.
type Caller struct{ UserID, ProfileID string }

// Identify says whom the socket is for.
func (s *Socket) Identify(c Caller) { s.caller.Store(&c) }

// Caller is whom the socket is for; empty while that is not known.
func (s *Socket) Caller() Caller {
	if c := s.caller.Load(); c != nil {
		return *c
	}
	return Caller{}
}

// Upgrade returns the stream that makes the request a websocket and lets serve
// use it until it returns. Pages of any origin may connect, as on the real
// server.
func Upgrade(c *rest.Call, o Options, serve func(*Socket)) rest.Stream {
	if o.MaxMessage == 0 {
		o.MaxMessage = DefaultMaxMessage
	}
	s := &Socket{Request: c.Request, options: o}
	s.Operation, s.Template = c.Operation()
	s.keeper, _ = c.Keeper().(Keeper)
	// The emulator closes sockets with a closing frame when it stops: the end of
	// the request's context would cut them.
	s.context, s.cancel = context.WithCancel(context.WithoutCancel(c.Context()))
	return func(w http.ResponseWriter) {
		defer s.cancel()
		if s.accept(w) {
			s.run(serve)
		}
	}
}

func (s *Socket) accept(w http.ResponseWriter) bool {
	conn, err := websocket.Accept(w, s.Request, &websocket.AcceptOptions{
		InsecureSkipVerify: true, Subprotocols: s.options.Subprotocols, CompressionMode: websocket.CompressionDisabled,
		OnPingReceived: func(context.Context, []byte) bool { s.alive.Store(true); return !s.halfOpen.Load() },
		OnPongReceived: func(context.Context, []byte) { s.alive.Store(true) },
	})
	if err != nil {
		return false // Accept has answered
	}
	conn.SetReadLimit(s.options.MaxMessage)
	s.conn = conn
	return true
}

func (s *Socket) run(serve func(*Socket)) {
	defer func() { _ = s.conn.CloseNow() }()
	if s.keeper != nil {
		detach, err := s.keeper.Attach(s)
		if err != nil {
			_ = s.conn.Close(websocket.StatusGoingAway, err.Error())
			return
		}
		defer detach()
	}
	stop := s.beat()
	defer stop()
	serve(s)
	s.finish()
}

// finish waits until what is still to be sent is sent, closing frame included.
func (s *Socket) finish() {
	for {
		s.mu.Lock()
		done := s.ended || !s.writing
		s.mu.Unlock()
		if done {
			return
		}
		if _, _, err := s.conn.Read(s.context); err != nil {
			s.awaitWriter()
			return
		}
	}
}

func (s *Socket) awaitWriter() {
	for {
		s.mu.Lock()
		done := !s.writing
		s.mu.Unlock()
		if done {
			return
		}
		select {
		case <-s.context.Done():
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// end tells the keeper how the socket ended; only the first time counts.
func (s *Socket) end(e End) {
	s.first.Do(func() {
		s.mu.Lock()
		s.ended = true
		s.mu.Unlock()
		if s.keeper != nil {
			s.keeper.Closed(s, e)
		}
	})
}

// cut breaks the connection without a closing frame.
func (s *Socket) cut(reason string) {
	s.end(End{Code: Abnormal, Reason: reason})
	_ = s.conn.CloseNow()
	s.cancel()
}
