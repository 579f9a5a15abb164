package journal

import (
	"net/http"
	"strings"
	"time"
)

// MaxBody is how many bytes of a body are kept.
const MaxBody = 64 << 10

// overhead is about what an entry takes besides its texts and bodies.
const overhead = 1 << 10

// Entry is one exchange as it happened, secrets and all. View shows it.
type Entry struct {
	// ID grows by one from exchange to exchange of a sandbox.
	ID int64
	// At is when the request came, in ms since the epoch on the sandbox's
	// clock; Took is how long it took in real time.
	At   int64
	Took time.Duration
	// Method, Path and Query are as requested; the path is below the sandbox.
	Method, Path, Query string
	// Header is the request's. It is not copied.
	Header http.Header
	// Operation and Template are the id and the path of the operation, empty
	// where none matched.
	Operation, Template string
	// Level, UserID and ProfileID are who called; the level is empty where the
	// credentials were not looked at.
	Level, UserID, ProfileID string
	// Status is what was answered; 0 where the connection was dropped.
	Status int
	// Request and Response are the bodies, cut at MaxBody; RequestSize and
	// ResponseSize are their whole lengths.
	Request, Response         []byte
	RequestSize, ResponseSize int
	// Defects are the rules of the real server's defects in the answer.
	Defects []string
	// Faults are the names of the faults that acted.
	Faults []string
	// Frame is In or Out for a message of a websocket; an exchange has none.
	// Message is its type.
	Frame, Message string
	// CloseCode is set where a websocket ended.
	CloseCode int
	// Reason is why an error was answered, also where the client is not told.
	Reason string

	text shown
}

// The directions of the frames of websockets: from the client and to it.
const (
	In  = "in"
	Out = "out"
)

// Matched says whether an operation matched.
func (e *Entry) Matched() bool { return e.Operation != "" }

// Failed says whether an error was answered, or nothing.
func (e *Entry) Failed() bool { return e.Status == 0 || e.Status >= http.StatusBadRequest }

// trim cuts bodies that are too long; the rest of them is let go.
func (e *Entry) trim() {
	e.RequestSize, e.ResponseSize = len(e.Request), len(e.Response)
	e.Request, e.Response = trimmed(e.Request), trimmed(e.Response)
	if len(e.Reason) > MaxBody {
		e.Reason = strings.Clone(e.Reason[:MaxBody])
	}
}

func trimmed(body []byte) []byte {
	if len(body) <= MaxBody {
		return body
	}
	return append([]byte(nil), body[:MaxBody]...)
}

func (e *Entry) size() int {
	return overhead + len(e.Path) + len(e.Query) + len(e.Reason) + headerSize(e.Header) + cap(e.Request) + cap(e.Response)
}

// perHeader is about what a line of a header takes besides its text.
const perHeader = 64

func headerSize(h http.Header) (size int) {
	for name, values := range h {
		size += len(name) + perHeader
		for _, v := range values {
			size += len(v)
		}
	}
	return size
}
