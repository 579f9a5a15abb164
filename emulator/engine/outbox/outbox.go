// Package outbox keeps what the real server would have sent: nothing ever
// leaves the emulator.
package outbox

import (
	"iter"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Kind says how a message would have been sent.
type Kind string

// The kinds of messages.
const (
	Mail Kind = "mail"
	Push Kind = "push"
)

// Message is one thing that would have been sent.
type Message struct {
	ID   string
	Kind Kind
	// At is the instant in ms since the epoch, on the sandbox's clock.
	At int64
	// To is the address of a mail, the registration token of a push.
	To      string
	Subject string
	// Body is the HTML of a mail, the text of a push.
	Body string
	// Link is the link that a mail carries, Token the secret in that link.
	Link, Token string
}

// byRecipient finds the messages to a recipient.
var byRecipient = sandbox.Many("to", func(m *Message) string { return m.To })

// Messages are all messages, oldest first.
var Messages = sandbox.Define("outbox", func(m *Message) string { return m.ID }, sandbox.With(byRecipient))

// setting is the one row of settings.
type setting struct {
	key  string
	mail bool
}

const settingKey = "setting"

var settings = sandbox.Define("outbox setting", func(s *setting) string { return s.key })

// Tables are the tables of the outbox.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Messages, settings} }

// AcceptMail switches mail on, so that mails are kept, or off, so that they
// fail as on a server without SMTP. It is off at first (email.1, email.3).
func AcceptMail(tx *sandbox.Tx, on bool) error {
	return settings.Put(tx, &setting{key: settingKey, mail: on})
}

// AcceptsMail says whether mail is switched on.
func AcceptsMail(tx *sandbox.Tx) bool {
	s, ok := settings.Get(tx, settingKey)
	return ok && s.mail
}

// Add keeps a message. A mail is refused with a 400 where mail is switched
// off (email.1).
func Add(tx *sandbox.Tx, m Message) error {
	if m.Kind == Mail && !AcceptsMail(tx) {
		return rest.InvalidData("No mail can be sent to %s: SMTP is not configured. Start the emulator with --mail=outbox to keep mails.", m.To)
	}
	m.ID, m.At = tx.NewID(), tx.Now()
	return Messages.Insert(tx, &m)
}

// To are the messages to a recipient, oldest first; all where it is empty.
func To(tx *sandbox.Tx, recipient string) iter.Seq[*Message] {
	if recipient == "" {
		return Messages.All(tx)
	}
	return byRecipient.Each(tx, recipient)
}
