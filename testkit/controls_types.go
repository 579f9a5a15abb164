package testkit

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
)

// What the control API speaks of, in the words of the packages that serve it.
type (
	// Sandbox is a sandbox with its name and its base URL.
	Sandbox = control.Sandbox
	// State is what a sandbox holds, in numbers.
	State = control.State
	// Snapshot is a snapshot of a sandbox.
	Snapshot = control.Snapshot
	// Clock is what the clock of a sandbox shows.
	Clock = control.Clock
	// NewSession asks for a session of a user, a profile, or both.
	NewSession = session.NewSession
	// Message is a mail or a push that would have been sent.
	Message = control.Message
	// MailMode says what becomes of mails.
	MailMode = control.MailMode
	// Expectation says what was to be called and how often.
	Expectation = control.Expectation
	// Verified says whether an expectation was met.
	Verified = control.Verified
	// Exchange is a request with its answer.
	Exchange = journal.Exchange
	// Fault is a rule of what is to go wrong and when.
	Fault = fault.Fault
	// FaultMatch says which calls a fault is for.
	FaultMatch = fault.Match
	// FaultError is the error that a fault answers.
	FaultError = fault.Error
	// FaultState is a fault with what became of it.
	FaultState = fault.State
)

// What becomes of mails: they fail, or are kept.
const (
	MailOff    = control.MailOff
	MailOutbox = control.MailOutbox
)

// When a fault drops the connection: before anything is done, or in the middle
// of the answer.
const (
	DropBefore = fault.DropBefore
	DropMiddle = fault.DropMiddle
)

// Flaky is the preset of a bad network.
const Flaky = fault.Flaky
