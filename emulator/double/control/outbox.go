package control

import (
	"slices"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// MailMode says what becomes of mails.
type MailMode string

// What becomes of mails.
const (
	// MailOff lets them fail, as on a server without SMTP.
	MailOff MailMode = "off"
	// MailOutbox keeps them in the outbox.
	MailOutbox MailMode = "outbox"
)

// Constants are all modes.
func (MailMode) Constants() []string { return []string{string(MailOff), string(MailOutbox)} }

func mailMode(accepted bool) MailMode {
	if accepted {
		return MailOutbox
	}
	return MailOff
}

// Outbox are the messages that were asked for, oldest first.
type Outbox struct {
	Mail     MailMode  `json:"mail"`
	Messages []Message `json:"messages"`
}

// Message is a mail or a push that a real server would have sent.
type Message struct {
	ID   string      `json:"id"`
	Kind outbox.Kind `json:"kind"`
	// At is on the sandbox's clock.
	At time.Time `json:"at"`
	// To is the address of a mail, the registration token of a push.
	To      string `json:"to"`
	Subject string `json:"subject"`
	Body    string `json:"body"`
	// Link is the link in a mail, Token the secret in that link; empty where
	// there is none.
	Link  string `json:"link"`
	Token string `json:"token"`
}

type outboxIn struct {
	To   string `query:"to"`
	Kind string `query:"kind"`
}

// Check refuses unknown kinds.
func (in outboxIn) Check() error {
	kinds := []string{"", string(outbox.Mail), string(outbox.Push)}
	if !slices.Contains(kinds, in.Kind) {
		return rest.InvalidParameter("kind is %q; it can be %s or %s.", rest.Excerpt(in.Kind), outbox.Mail, outbox.Push)
	}
	return nil
}

func getOutbox(c call, in outboxIn) (Outbox, error) {
	out := Outbox{Messages: []Message{}}
	err := c.tenant.Sandbox().View(func(tx *sandbox.Tx) error {
		out.Mail = mailMode(outbox.AcceptsMail(tx))
		for m := range outbox.To(tx, in.To) {
			if in.Kind == "" || in.Kind == string(m.Kind) {
				out.Messages = append(out.Messages, viewMessage(m))
			}
		}
		return nil
	})
	return out, err
}

func viewMessage(m *outbox.Message) Message {
	return Message{
		ID: m.ID, Kind: m.Kind, At: time.UnixMilli(m.At).UTC(), To: m.To,
		Subject: m.Subject, Body: m.Body, Link: m.Link, Token: m.Token,
	}
}

func clearOutbox(c call, _ rest.None) (rest.None, error) {
	return rest.None{}, c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error {
		for _, m := range slices.Collect(outbox.Messages.All(tx)) {
			outbox.Messages.Delete(tx, m.ID)
		}
		return nil
	})
}

// SetMail says what is to become of mails.
type SetMail struct {
	Mode MailMode `json:"mode"`
}

type setMailIn struct {
	Body *SetMail `body:"check"`
}

func setMail(c call, in setMailIn) (rest.None, error) {
	if in.Body.Mode == "" {
		return rest.None{}, rest.InvalidData("mode is missing; it can be %s or %s.", MailOff, MailOutbox)
	}
	return rest.None{}, c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error {
		return outbox.AcceptMail(tx, in.Body.Mode == MailOutbox)
	})
}
