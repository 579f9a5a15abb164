package outbox_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

var start = time.UnixMilli(1_700_000_000_000)

// update runs f on a fresh sandbox.
func update(t *testing.T, f func(tx *sandbox.Tx) error) {
	t.Helper()
	box := sandbox.New(sandbox.NewSchema(outbox.Tables()), "", sandbox.NewSeed("outbox"), sandbox.NewClock(start).Freeze(start))
	if err := box.Update(f); err != nil {
		t.Fatal(err)
	}
}

func add(tx *sandbox.Tx, kind outbox.Kind, to string) error {
	return outbox.Add(tx, outbox.Message{Kind: kind, To: to, Body: "b"})
}

// email.1, email.3: by default no mail can be sent.
func TestMailIsOffAtFirst(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) error {
		var refused *rest.Error
		if err := add(tx, outbox.Mail, "ann"); !errors.As(err, &refused) || refused.Code != rest.InvalidDataCode || refused.Status != http.StatusBadRequest {
			t.Errorf("got %v", err)
		}
		if n := outbox.Messages.Len(tx); n != 0 {
			t.Errorf("%d mails are kept", n)
		}
		return nil
	})
}

// email.3: where mail is on, it is kept until it is switched off.
func TestMailIsKept(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) error {
		for _, on := range []bool{true, false} {
			if err := outbox.AcceptMail(tx, on); err != nil {
				return err
			}
			if err := add(tx, outbox.Mail, "ann"); (err == nil) != on || outbox.AcceptsMail(tx) != on {
				t.Errorf("on %t: %v", on, err)
			}
		}
		for m := range outbox.To(tx, "ann") {
			if m.ID == "" || m.At != start.UnixMilli() || m.Body != "b" {
				t.Errorf("kept %+v", m)
			}
		}
		return nil
	})
}

// Pushes need no mail server.
func TestPushesAreAlwaysKept(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) error { return add(tx, outbox.Push, "token") })
}

// To lists the messages of one recipient, or of all, oldest first.
func TestTo(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) error {
		sent := []string{"b", "a", "b"}
		for _, to := range sent {
			if err := add(tx, outbox.Push, to); err != nil {
				return err
			}
		}
		for to, want := range map[string]string{"": "bab", "a": "a", "b": "bb", "c": ""} {
			got := ""
			for m := range outbox.To(tx, to) {
				got += m.To
			}
			if got != want {
				t.Errorf("to %q: got %q, want %q", to, got, want)
			}
		}
		return nil
	})
}
