package fault

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Drop says when the connection is closed.
type Drop string

// When a connection is closed.
const (
	// DropBefore is before anything is done or answered.
	DropBefore Drop = "before"
	// DropMiddle is in the middle of the answer: everything was done.
	DropMiddle Drop = "middle"
)

func (d Drop) set() bool { return d != "" }

func (d Drop) check() error {
	if d == DropBefore || d == DropMiddle {
		return nil
	}
	return rest.InvalidData("drop is %q; it can be before or middle.", string(d))
}

func (d Drop) act(in *incident) error {
	if d == DropBefore {
		hangUp()
	}
	x := in.exchange
	x.Deliver = func(w http.ResponseWriter, status int, body []byte) {
		w.WriteHeader(status)
		_, _ = w.Write(body[:len(body)/2])
		_ = http.NewResponseController(w).Flush()
		hangUp()
	}
	return nil
}
