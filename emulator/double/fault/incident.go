package fault

import (
	"context"
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// incident is a call that a fault acts on.
type incident struct {
	context context.Context
	// gone ends with the sandbox.
	gone     <-chan struct{}
	exchange *rest.Exchange
	// chance draws a number from 0 to just below 1.
	chance func() float64
}

// wait waits in real time: a client's patience does not follow the sandbox's
// clock. It is cut short when the client or the sandbox is gone.
func (in *incident) wait(d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-in.context.Done():
	case <-in.gone:
	}
}

// over says whether nobody waits for the answer any more.
func (in *incident) over() bool {
	select {
	case <-in.context.Done():
		return true
	case <-in.gone:
		return true
	default:
		return false
	}
}

// hangUp closes the connection without another byte: net/http does so for a
// handler that ends like this, whatever the version of HTTP.
func hangUp() { panic(http.ErrAbortHandler) }
