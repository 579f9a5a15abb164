package crossfire

import (
	"errors"
	"fmt"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
	"github.com/NamazuStudios/elements-emulator/emulator/play/multimatch"
)

// The codes with which a connection is closed (25, Close codes).
const (
	codeNormal     = 1000
	codeInvalid    = 1007
	codeViolation  = 1008
	codeUnexpected = 1011
	codeOverload   = 1013
)

// connection is one socket of a player. It begins ready for a handshake and is
// in a room after it (crossfire.1).
type connection struct {
	call   *rest.Call
	socket *socket.Socket
	hub    *hub
	admission
	room   *room
	member *member
}

// serve speaks with a client until either side ends it.
func (c *connection) serve() {
	defer c.drop()
	for {
		frame, err := c.socket.Read()
		if err != nil || c.socket.Closing() {
			return
		}
		if frame.Binary {
			continue // the server has nobody who reads them
		}
		c.receive(frame)
		if c.socket.Closing() {
			return
		}
	}
}

// drop takes the connection out of its room.
func (c *connection) drop() {
	if c.member != nil {
		c.room.disconnect(c.member)
	}
}

func (c *connection) receive(frame socket.Message) {
	msg, err := decode(frame)
	if err != nil {
		c.fail(codeUnexpected, err.Error())
		return
	}
	if msg.kind.server {
		c.refuse("Invalid message: " + msg.kind.name + " is server-only. Rejecting.")
		return
	}
	if wrong := msg.violations(); len(wrong) > 0 {
		c.refuse("Invalid message: " + strings.Join(wrong, "\n"))
		return
	}
	if c.member == nil {
		c.begin(msg)
		return
	}
	if err := c.act(msg); err != nil {
		c.failWith(err)
	}
}

// begin answers the first message, which must be a handshake (crossfire.2).
func (c *connection) begin(msg *message) {
	if !msg.kind.request {
		c.fail(codeUnexpected, fmt.Sprintf("Unexpected message type %s in phase READY", msg.kind.name))
		return
	}
	a, err := admit(c.call, msg)
	if err != nil {
		c.failWith(err)
		return
	}
	c.admission = a
	c.socket.Identify(socket.Caller{UserID: a.player.UserID, ProfileID: a.player.ID})
	c.socket.Send(response(a, msg).encode()) // crossfire.33
	if err := c.enter(); err != nil {
		c.failWith(err)
	}
}

func response(a admission, msg *message) *message {
	if msg.kind.name == create {
		return made(created, "matchId", a.match.ID, "joinCode", a.match.Code.Text, "profileId", a.player.ID)
	}
	return made(matched, "matchId", a.match.ID, "profileId", a.player.ID)
}

// enter begins the signaling (crossfire.40).
func (c *connection) enter() error {
	if err := c.inMatch(c.player.ID); err != nil {
		return err // crossfire.27
	}
	room, err := c.hub.room(c.match.ID, c.call.Settings.CrossfireBacklog, c.end)
	if err != nil {
		return err
	}
	member, err := room.connect(c.player.ID, c.socket)
	if err != nil {
		return err
	}
	c.room, c.member = room, member
	return nil
}

// end ends the match when its last connection is gone (crossfire.48).
func (c *connection) end(id string) {
	_ = c.call.Update(func(tx *sandbox.Tx) error { return multimatch.End(tx, id) }) // it may be ended or deleted
}

// errEnded is the failure of signals in a match that has ended (crossfire.57).
var errEnded = errors.New("match is not active")

// inMatch checks that the match is still there and some profiles are in it.
func (c *connection) inMatch(ids ...string) error {
	return c.call.View(func(tx *sandbox.Tx) error {
		row, err := multimatch.Find(tx, c.match.ID)
		switch {
		case err != nil:
			return err
		case row.Status == multimatch.Ended:
			return fmt.Errorf("%w: %s", errEnded, row.ID)
		}
		for _, id := range ids {
			if !row.Has(id) {
				return rest.Forbidden("Profile with id %s does not exist", id)
			}
		}
		return nil
	})
}

// act does what a message of a player in a room asks for (crossfire.4,
// crossfire.50).
func (c *connection) act(msg *message) error {
	category := msg.kind.category
	if category == handshake || category == failure {
		return rest.InvalidData("Unexpected message type %s in phase SIGNALING", msg.kind.name)
	}
	own := c.player.ID
	if msg.get("profileId") != own {
		return rest.Forbidden("profileId is %q; this connection is of profile %s.", msg.get("profileId"), own)
	}
	if category == control {
		return c.control(msg)
	}
	ids := []string{own}
	if category == direct {
		to := msg.get("recipientProfileId")
		if to == own {
			return rest.InvalidData("Cannot send a signal to the same client.")
		}
		ids = append(ids, to)
	}
	if err := c.inMatch(ids...); err != nil {
		return err
	}
	return c.room.send(msg)
}

// control opens, closes, ends or leaves the match, whoever asks (crossfire.60
// to crossfire.66).
func (c *connection) control(msg *message) error {
	if msg.kind.name == leave {
		c.room.leave(c.player.ID)
		c.socket.Close(codeNormal, "")
		return nil
	}
	return c.call.Update(func(tx *sandbox.Tx) error {
		switch msg.kind.name {
		case open:
			if _, err := multimatch.Find(tx, c.match.ID); err != nil {
				return err
			}
			return multimatch.Reopen(tx, c.match.ID)
		case closed:
			return multimatch.Close(tx, c.match.ID)
		default:
			return multimatch.End(tx, c.match.ID)
		}
	})
}

// failWith ends the connection with an error (crossfire.9).
func (c *connection) failWith(err error) {
	code := codeUnexpected
	var known *rest.Error
	if errors.As(err, &known) {
		switch known.Code {
		case rest.UnknownCode:
		case rest.OverloadCode:
			code = codeOverload
		default:
			code = codeViolation
		}
	}
	c.fail(code, err.Error())
}

// fail sends an error and closes (crossfire.5).
func (c *connection) fail(code int, text string) {
	c.socket.Send(made("ERROR", "code", "UNKNOWN", "message", text).encode())
	c.socket.Close(code, text)
}

// refuse ends the connection because of an invalid message (crossfire.8).
func (c *connection) refuse(text string) {
	c.socket.Send(made("ERROR", "code", "INVALID_MESSAGE", "message", text).encode())
	c.socket.Close(codeInvalid, "Invalid Message.")
}
