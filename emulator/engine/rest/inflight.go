package rest

import (
	"errors"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

const (
	// smallBody is the size in bytes up to which a body is read whoever sends
	// it: what is wrong with it is answered before the access level (errors.8).
	smallBody = 256 << 10
	// slowBody is how long the rest of a request may take after its header.
	slowBody = time.Minute
	// firstRead is the room for a body of unknown length.
	firstRead = 4 << 10
)

// InFlight counts the bytes of request bodies that are held at one time.
type InFlight struct {
	limit int64
	bytes atomic.Int64
}

// NewInFlight returns a bound of so many bytes; 0 for none.
func NewInFlight(limit int64) *InFlight { return &InFlight{limit: limit} }

func (f *InFlight) take(n int64) error {
	if f == nil || f.limit <= 0 || n == 0 {
		return nil
	}
	if f.bytes.Add(n) > f.limit {
		f.bytes.Add(-n)
		return Overload("The bodies of the requests that are in flight take up all the memory that they may: try again, or start the emulator with a higher --max-memory.")
	}
	return nil
}

func (f *InFlight) give(n int64) {
	if f != nil && f.limit > 0 {
		f.bytes.Add(-n)
	}
}

// reading is a body that is being read.
type reading struct {
	request *http.Request
	limit   int64
	flight  *InFlight
	taken   int64
}

// read returns the body. Its memory grows with what has come, not with what was
// announced.
func (b *reading) read() ([]byte, error) {
	r := b.request
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	if r.ContentLength > b.limit {
		return nil, tooLarge(b.limit)
	}
	data := make([]byte, 0, b.room(0))
	if err := b.take(cap(data)); err != nil {
		return nil, err
	}
	for {
		n, err := r.Body.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > b.limit:
			return nil, tooLarge(b.limit)
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, framework(http.StatusBadRequest, "The body could not be read to its end.").Because(err).In(Envelope)
		}
		if len(data) < cap(data) {
			continue
		}
		more := make([]byte, len(data), b.room(len(data)))
		if err := b.take(cap(more) - cap(data)); err != nil {
			return nil, err
		}
		copy(more, data)
		data = more
	}
}

// room is the size of the buffer that holds more than has come: twice as much,
// and what is left where that is less. One byte more finds the end.
func (b *reading) room(have int) int {
	room := max(int64(2*have), firstRead)
	if n := b.request.ContentLength; n >= 0 {
		room = min(room, max(n, int64(have))+1)
	}
	return int(min(room, b.limit+1))
}

func (b *reading) take(n int) error {
	err := b.flight.take(int64(n))
	if err == nil {
		b.taken += int64(n)
	}
	return err
}

func tooLarge(limit int64) error {
	return framework(http.StatusRequestEntityTooLarge, "The body is larger than %d bytes.", limit).In(Envelope)
}

// readBody reads the body of a request, up to a limit, in the time that the
// rest of a request may take.
func (sv *serving) readBody(r *http.Request, limit int64) ([]byte, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	control := http.NewResponseController(sv.ResponseWriter)
	timed := control.SetReadDeadline(time.Now().Add(slowBody)) == nil
	b := reading{request: r, limit: limit, flight: sv.server.InFlight}
	data, err := b.read()
	sv.taken += b.taken
	if timed {
		_ = control.SetReadDeadline(time.Time{})
	}
	return data, err
}

// bodyOf reads the body for a route. Who may not make the call is refused
// before more than a small body is read.
func (sv *serving) bodyOf(e *compiledRoute, call *Call) ([]byte, error) {
	limit := e.maxBody(sv.server.Settings)
	n := call.Request.ContentLength
	if sv.server.Authenticate == nil || e.Access == Unprivileged || n >= 0 && n <= smallBody || limit <= smallBody {
		return sv.readBody(call.Request, limit)
	}
	caller := call.Peek()
	if caller.Level.AtLeast(e.Access) {
		return sv.readBody(call.Request, limit)
	}
	data, err := sv.readBody(call.Request, smallBody)
	var e413 *Error
	if errors.As(err, &e413) && e413.Status == http.StatusRequestEntityTooLarge {
		call.Caller = caller
		return nil, e.refusal(call)
	}
	return data, err
}
