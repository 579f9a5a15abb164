package user_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const unknownID = "0a00000000000000000000ff"

// withMail is an emulator that keeps mails.
func withMail(t *testing.T) *whole.Server {
	t.Helper()
	return whole.New(t, emulator.Options{Mail: true})
}

// mails are the mails to an address, oldest first.
func mails(t *testing.T, s *whole.Server, to string) (all []outbox.Message) {
	t.Helper()
	view(t, s, func(tx *sandbox.Tx) {
		for m := range outbox.To(tx, to) {
			all = append(all, *m)
		}
	})
	return all
}

func view(t *testing.T, s *whole.Server, f func(tx *sandbox.Tx)) {
	t.Helper()
	if err := s.Sandbox().View(func(tx *sandbox.Tx) error { f(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

func update(t *testing.T, s *whole.Server, f func(tx *sandbox.Tx) error) {
	t.Helper()
	if err := s.Sandbox().Update(f); err != nil {
		t.Fatal(err)
	}
}

// acceptMail switches mail on or off.
func acceptMail(t *testing.T, s *whole.Server, on bool) {
	t.Helper()
	update(t, s, func(tx *sandbox.Tx) error { return outbox.AcceptMail(tx, on) })
}

// newBox is an empty sandbox with users, whose clock stands still.
func newBox() *sandbox.Sandbox {
	schema := sandbox.NewSchema(append(user.Tables(), outbox.Tables()...))
	return sandbox.New(schema, "", sandbox.NewSeed("user"), sandbox.NewClock(apitest.Now).Freeze(apitest.Now))
}

// in runs f in a transaction on an empty sandbox.
func in(t *testing.T, f func(tx *sandbox.Tx) error) {
	t.Helper()
	if err := newBox().Update(f); err != nil {
		t.Fatal(err)
	}
}

// want checks status, code and a part of an answer.
func want(t *testing.T, got apitest.Answer, status int, code, holds string) {
	t.Helper()
	if got.Status != status || got.Code() != code || !strings.Contains(got.Body, holds) {
		t.Errorf("got %d %s, want %d %s with %s", got.Status, got.Body, status, code, holds)
	}
}

// canLogIn says whether a password is right.
func canLogIn(s *whole.Server, name, password string) bool {
	return s.Call("", http.MethodPost, "/session", `{"userId":"`+name+`","password":"`+password+`"}`).Status == http.StatusOK
}
