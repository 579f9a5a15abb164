package emulator

import (
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestNewcomers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		states []http.ConnState
		cut    bool
	}{
		{"no request", []http.ConnState{http.StateNew}, true},
		{"a request", []http.ConnState{http.StateNew, http.StateActive}, false},
		{"a request, then idle", []http.ConnState{http.StateNew, http.StateActive, http.StateIdle}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n := newcomers{timers: map[net.Conn]*time.Timer{}}
				ours, theirs := net.Pipe()
				for _, state := range test.states {
					n.watch(ours, state)
				}
				time.Sleep(firstRequest + time.Second)
				_ = theirs.SetReadDeadline(time.Now().Add(time.Second))
				_, err := theirs.Read(make([]byte, 1))
				if cut := err == io.EOF; cut != test.cut {
					t.Errorf("cut: %v (%v), want %v", cut, err, test.cut)
				}
				_, _ = ours.Close(), theirs.Close()
			})
		})
	}
}

// A connection that ends leaves nothing behind.
func TestNewcomersForget(t *testing.T) {
	t.Parallel()
	n := newcomers{timers: map[net.Conn]*time.Timer{}}
	ours, theirs := net.Pipe()
	n.watch(ours, http.StateNew)
	n.watch(ours, http.StateClosed)
	if len(n.timers) != 0 {
		t.Errorf("%d timers are left", len(n.timers))
	}
	_, _ = ours.Close(), theirs.Close()
}
