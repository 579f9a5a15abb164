package oidc

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// progress is how far a login is.
type progress int

const (
	pending  progress = iota
	complete          // a session waits to be fetched
	linkable          // an identity waits to be confirmed
	failed
)

// Attempt is a login in a browser.
type Attempt struct {
	// ID is what the client polls by, State what the browser brings back.
	ID, State           string
	Provider            string
	nonce, confirmToken string
	// Expires is in ms since the epoch, on the sandbox's clock.
	Expires int64
	// LinkTo is the user who began the login while logged in, or empty.
	LinkTo string

	application          *string // asked for, or nil
	successURL, errorURL *string
	progress             progress
	session              *session.Creation // while complete
	found                identity          // while linkable
	reason               string            // once failed
}

var (
	byState  = sandbox.Unique("state", func(a *Attempt) string { return a.State })
	byLinkTo = sandbox.Many("user", func(a *Attempt) string { return a.LinkTo })
)

// Attempts are all logins that have not expired. One whose session was
// fetched is gone.
var Attempts = sandbox.Define("OIDC login attempt", func(a *Attempt) string { return a.ID },
	sandbox.With(byState), sandbox.OwnedBy(byLinkTo),
	// An attempt is good up to and with the instant at which it expires.
	sandbox.Deadline(func(a *Attempt) int64 { return a.Expires + 1 }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Attempts} }
