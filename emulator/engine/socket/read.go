package socket

import (
	"errors"
	"time"

	"github.com/coder/websocket"
)

// Read returns the next message. Its error means that the socket has ended.
func (s *Socket) Read() (Message, error) {
	for {
		kind, data, err := s.conn.Read(s.context)
		if err != nil {
			s.end(endOf(err))
			return Message{}, err
		}
		s.alive.Store(true)
		m := Message{Binary: kind == websocket.MessageBinary, Data: data}
		if s.halfOpen.Load() {
			continue
		}
		fate := s.judge(Frame{Message: m})
		s.pause(fate.Delay)
		s.afterwards(fate)
		if fate.Stall {
			<-s.context.Done()
		}
		if !fate.Drop && !fate.HalfOpen {
			return m, nil
		}
	}
}

// judge asks the keeper what becomes of a frame, and has it noted.
func (s *Socket) judge(f Frame) Fate {
	if s.keeper == nil {
		return Fate{}
	}
	if s.options.TypeOf != nil {
		f.Type = s.options.TypeOf(f.Message)
	}
	fate := s.keeper.Judge(s, f)
	s.keeper.Note(s, f, fate)
	return fate
}

// pause waits in real time, as long as the socket is there.
func (s *Socket) pause(d time.Duration) {
	if d <= 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-s.context.Done():
	}
}

// afterwards does what a fate means for the whole connection.
func (s *Socket) afterwards(fate Fate) {
	if fate.HalfOpen {
		s.halfOpen.Store(true)
	}
	if !fate.Cut {
		return
	}
	if fate.CutAfter <= 0 {
		s.cut("cut by a fault")
		return
	}
	timer := time.AfterFunc(fate.CutAfter, func() { s.cut("cut by a fault") })
	go func() {
		<-s.context.Done()
		timer.Stop()
	}()
}

// endOf is how a socket ended that can't be read any more.
func endOf(err error) End {
	var closed websocket.CloseError
	if errors.As(err, &closed) {
		return End{ByClient: true, Code: int(closed.Code), Reason: closed.Reason}
	}
	if errors.Is(err, websocket.ErrMessageTooBig) {
		return End{Code: int(websocket.StatusMessageTooBig), Reason: err.Error()}
	}
	return End{ByClient: true, Code: Abnormal, Reason: "the connection broke"}
}
