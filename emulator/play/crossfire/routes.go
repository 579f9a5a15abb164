// Package crossfire is the websocket on which players find each other and
// talk: matchmaking and signaling (25).
package crossfire

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// The place of the websocket. DefaultPrefix is what the server serves it under
// unless it is told otherwise.
const (
	Root          = "/app/ws"
	DefaultPrefix = "crossfire"
	Path          = "/" + DefaultPrefix + "/match"
)

// Operation is the id of the websocket's operation, for faults and the
// journal.
const Operation = "crossfire"

// Routes are the routes of the websocket.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get(Path, rest.Unprivileged, connect, rest.At(Root), rest.Hidden, rest.Outbound,
			rest.Named(Operation, "The websocket for matchmaking and signaling.")),
	}
}

func connect(c *rest.Call, _ rest.None) (rest.Stream, error) {
	options := socket.Options{Ping: c.Settings.SocketPing, Idle: c.Settings.SocketIdle, TypeOf: typeOf}
	return socket.Upgrade(c, options, func(s *socket.Socket) {
		(&connection{call: c, socket: s, hub: hubOf(c)}).serve()
	}), nil
}

// hubKey is the key of a sandbox's rooms.
type hubKey struct{}

// hubOf is the rooms of the sandbox that a call runs on.
func hubOf(c *rest.Call) *hub {
	make := func() any { return &hub{rooms: map[string]*room{}} }
	if keeper, ok := c.Keeper().(socket.Keeper); ok {
		return keeper.Live(hubKey{}, make).(*hub)
	}
	return make().(*hub)
}
