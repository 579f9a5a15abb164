package emulator

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// firstRequest is how long a new connection may take to send the header of its
// first request.
const firstRequest = 10 * time.Second

// newcomers are the connections that have sent no request yet. A deadline for
// the header of every request, which net/http offers, costs a twentieth of the
// processor time of a small one; what has sent a whole header once may idle
// anyway.
type newcomers struct {
	mu     sync.Mutex
	timers map[net.Conn]*time.Timer
}

// watch is told of each change of a connection's state.
func (n *newcomers) watch(c net.Conn, state http.ConnState) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if state == http.StateNew {
		n.timers[c] = time.AfterFunc(firstRequest, func() { _ = c.Close() })
		return
	}
	if t := n.timers[c]; t != nil {
		t.Stop()
		delete(n.timers, c)
	}
}
