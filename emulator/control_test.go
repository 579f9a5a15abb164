package emulator

import (
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
)

// fixedAddress is a listener that only has an address.
type fixedAddress struct {
	net.Listener
	addr net.TCPAddr
}

func (f fixedAddress) Addr() net.Addr { return &f.addr }

// A client of the control API's own port finds the API at the host that it
// knows, whatever kind of host that is.
func TestAPIURLOfTheControlPort(t *testing.T) {
	t.Parallel()
	e := &Emulator{ports: []*port{{listener: fixedAddress{addr: net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}}}}}
	for host, want := range map[string]string{
		"127.0.0.1:9090":    "http://127.0.0.1:8080",
		"emulator:9090":     "http://emulator:8080",
		"emulator":          "http://emulator:8080",
		"[::1]:9090":        "http://[::1]:8080",
		"[::1]":             "http://[::1]:8080",
		"[2001:db8::1]:443": "http://[2001:db8::1]:8080",
	} {
		if got := e.apiURL(&http.Request{Host: host}); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}

// A world that names no start instant begins at the emulator's.
func TestWorldsBeginAtTheEmulatorsStart(t *testing.T) {
	t.Parallel()
	start := time.Date(2031, 2, 3, 4, 5, 6, 0, time.UTC)
	other := start.AddDate(1, 0, 0)
	e, err := New(Options{Start: start, Seed: "start"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		asked control.World
		want  time.Time
	}{{control.World{Seed: "another"}, start}, {control.World{Start: other}, other}} {
		state, err := worlds{e}.Begin(test.asked)
		if err != nil {
			t.Fatal(err)
		}
		e.Sandbox().Restore(state)
		if got := e.Sandbox().Now(); got.Before(test.want) || got.After(test.want.Add(time.Hour)) {
			t.Errorf("%+v: it begins at %s, want %s", test.asked, got, test.want)
		}
	}
}
