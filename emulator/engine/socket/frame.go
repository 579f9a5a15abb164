// Package socket is websockets, whatever is said over them: the upgrade of a
// route's request, a queue of what is to be sent, pings, and a keeper that sees
// every message and may change its fate.
//
// A route answers with the rest.Stream that Upgrade returns:
//
//	func connect(c *rest.Call, _ rest.None) (rest.Stream, error) {
//		return socket.Upgrade(c, socket.Options{}, func(s *socket.Socket) {
//			for {
//				m, err := s.Read()
//				if err != nil {
//					return
//				}
//				s.Send(m)
//			}
//		}), nil
//	}
package socket

import (
	"time"

	"github.com/coder/websocket"
)

// Message is what goes over a socket at once.
type Message struct {
	// Binary says that it is no text.
	Binary bool
	// Data is never changed once it was sent or read.
	Data []byte
}

// Text returns a message that is a text.
func Text(data []byte) Message { return Message{Data: data} }

func (m Message) kind() websocket.MessageType {
	if m.Binary {
		return websocket.MessageBinary
	}
	return websocket.MessageText
}

// Frame is a message on its way, as the keeper sees it.
type Frame struct {
	Message
	// Out says that it goes to the client.
	Out bool
	// Type is what kind of message it is, as Options.TypeOf says.
	Type string
}

// Fate is what becomes of a frame. The zero value lets it pass.
type Fate struct {
	// Faults are the names of the faults that decided it.
	Faults []string
	// Delay holds the frame up, and with it all that follow in its direction.
	Delay time.Duration
	// Drop loses the frame.
	Drop bool
	// Swap lets the next frame in its direction pass first.
	Swap bool
	// Stall stops reading from the client, for good.
	Stall bool
	// HalfOpen loses this frame and all that follow in both directions, while
	// the connection stays.
	HalfOpen bool
	// Cut breaks the connection CutAfter this frame, without a closing frame.
	Cut      bool
	CutAfter time.Duration
}

// Keeper is told of the sockets of a sandbox and of what goes over them. Its
// methods are safe for concurrent use and do not wait.
type Keeper interface {
	// Attach adds a socket, until detach is called. Its error refuses it.
	Attach(s *Socket) (detach func(), err error)
	// Judge decides what becomes of a frame, before Note is told of it.
	Judge(s *Socket, f Frame) Fate
	// Note is told of a frame and its fate.
	Note(s *Socket, f Frame, fate Fate)
	// Closed is told why a socket was closed, and by whom.
	Closed(s *Socket, end End)
	// Live returns what a key stands for in the life of the sandbox until it is
	// reset, restored or deleted; make makes it where it is not there. Where it
	// has a method Discard(), that is called at the end.
	Live(key any, make func() any) any
}

// End is how a socket ended.
type End struct {
	// ByClient says that the client ended it.
	ByClient bool
	// Code is the code of the closing frame, 1006 where there was none.
	Code   int
	Reason string
}

// The codes with which the emulator itself closes sockets.
const (
	GoingAway      = int(websocket.StatusGoingAway)       // the emulator stops, the sandbox was deleted, idle
	ServiceRestart = int(websocket.StatusServiceRestart)  // the sandbox was reset or restored
	Abnormal       = int(websocket.StatusAbnormalClosure) // no closing frame
)
