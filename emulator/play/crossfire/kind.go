package crossfire

import "strings"

// category says when a message may be sent.
type category int

const (
	handshake category = iota
	signaling          // to all others
	direct             // to one other
	control
	failure
)

// kind is a type of message.
type kind struct {
	name     string
	category category
	// request says that it begins a handshake.
	request bool
	// server says that clients must not send it.
	server bool
	// lifecycle is fixed where it is not empty.
	lifecycle string
	// required are the fields that must not be null, in their order; optional
	// are the others.
	required, optional []string
	// version is that of the protocol where none is given.
	version string
}

// The lifecycles of signals.
const (
	once    = "ONCE"
	session = "SESSION"
	match   = "MATCH"
)

// The names of the messages that the server makes or treats in a way of its
// own.
const (
	find, join, create, joinCode  = "FIND", "JOIN", "CREATE", "JOIN_CODE"
	matched, created              = "MATCHED", "CREATED"
	signalJoin, connected, hosted = "SIGNAL_JOIN", "CONNECT", "HOST"
	leave, open, closed, ended    = "LEAVE", "OPEN", "CLOSE", "END"
)

// kinds are all types of messages (25, Message types).
func kinds() []kind {
	text := []string{"profileId", "lifecycle", "payload"}
	relay := []string{"profileId", "recipientProfileId", "lifecycle", "payload"}
	sdp := []string{"profileId", "recipientProfileId", "peerSdp"}
	own := []string{"profileId"}
	return []kind{
		{name: find, request: true, version: "V_1_0", required: []string{"version", "sessionKey", "configuration"}, optional: own},
		{name: join, request: true, version: "V_1_0", required: []string{"version", "sessionKey", "matchId"}, optional: own},
		{name: create, request: true, version: "V_1_1", required: []string{"configuration"}, optional: []string{"version", "sessionKey", "profileId"}},
		{name: joinCode, request: true, required: []string{"version", "sessionKey", "joinCode"}, optional: own},
		{name: matched, server: true, required: []string{"matchId", "profileId"}},
		{name: created, required: []string{"matchId", "joinCode", "profileId"}},
		{name: signalJoin, category: signaling, server: true, lifecycle: match, required: own},
		{name: "SIGNAL_LEAVE", category: signaling, lifecycle: match, required: own},
		{name: connected, category: signaling, server: true, lifecycle: session, required: own},
		{name: "DISCONNECT", category: signaling, server: true, lifecycle: once, required: own},
		{name: hosted, category: signaling, server: true, lifecycle: session, required: own},
		{name: "STRING_BROADCAST", category: signaling, required: text},
		{name: "BINARY_BROADCAST", category: signaling, required: text},
		{name: "SDP_OFFER", category: direct, lifecycle: session, required: sdp},
		{name: "SDP_ANSWER", category: direct, lifecycle: session, required: sdp},
		{name: "CANDIDATE", category: direct, lifecycle: session, required: []string{"profileId", "recipientProfileId", "mid", "candidate"}},
		{name: "STRING_RELAY", category: direct, required: relay},
		{name: "BINARY_RELAY", category: direct, required: relay},
		{name: leave, category: control, required: own},
		{name: open, category: control, required: own},
		{name: closed, category: control, required: own},
		{name: ended, category: control, required: own},
		{name: "ERROR", category: failure, required: []string{"code", "message"}},
	}
}

// kindOf is the kind with a name, in any case.
func kindOf(name string) (kind, bool) {
	for _, k := range kinds() {
		if strings.EqualFold(k.name, name) {
			return k, true
		}
	}
	return kind{}, false
}

func (k kind) binary() bool { return strings.HasPrefix(k.name, "BINARY_") }
