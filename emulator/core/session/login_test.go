package session_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestLogin(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann := s.SignUp("ann")
	const none, silent = "", `"message":null`
	for _, c := range []struct {
		name, userID, password string
		status                 int
		holds                  string
	}{
		{"name", "ann", "pw", 200, none},
		{"session.1 padded name", " ann\\t", "pw", 200, none},
		{"session.1 name in another case", "Ann", "pw", 403, none},
		{"session.1 email in another case", "ANN@Example.com", "pw", 200, none},
		{"session.1 id", ann.UserID, "pw", 200, none},
		{"session.1 id in upper case", strings.ToUpper(ann.UserID), "pw", 200, none},
		{"session.1 unknown id", ownerID, "pw", 403, "no user"},
		{"session.2 unknown user", "nobody", "pw", 403, "no user"},
		{"session.2 wrong password", "ann", "PW", 403, silent},
		{"the password is not trimmed", "ann", " pw", 403, silent},
		{"session.3 blank name", " ", "pw", 400, "userId: must not be blank"},
		{"session.3 blank password", "ann", " ", 400, "password: must not be blank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := s.Call("", http.MethodPost, "/session", `{"userId":"`+c.userID+`","password":"`+c.password+`"}`)
			if got.Status != c.status || !strings.Contains(got.Body, c.holds) {
				t.Errorf("got %d %s, want %d %s", got.Status, got.Body, c.status, c.holds)
			}
		})
	}
}

// session.12: nothing is begun for whoever is logged in.
func TestLoginWhileLoggedIn(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann := s.SignUp("ann")
	before := rows(t, s)["session"]
	got := s.Call(ann.Secret, http.MethodPost, "/session", `{"userId":"ann","password":"pw"}`)
	if got.Status != http.StatusInternalServerError || got.Code() != "UNKNOWN" || len(got.Defects) == 0 || got.Defects[0] != "session.12" {
		t.Errorf("got %d %s %v", got.Status, got.Body, got.Defects)
	}
	if after := rows(t, s)["session"]; after != before {
		t.Errorf("%d sessions were begun", after-before)
	}
}

// The session's life is a setting; json.5: instants are in ms.
func TestSessionTimeoutIsASetting(t *testing.T) {
	t.Parallel()
	settings := rest.DefaultSettings()
	settings.SessionTimeout = time.Minute
	s := whole.New(t, emulator.Options{Settings: &settings})
	ann := s.SignUp("ann")
	if want := s.Now() + 60_000; ann.Expiry != want {
		t.Errorf("it ends at %d, want %d", ann.Expiry, want)
	}
	s.Advance(time.Minute)
	if got := s.Call(ann.Secret, http.MethodGet, "/user/me", ""); got.Status != http.StatusForbidden {
		t.Errorf("a minute later: %d", got.Status)
	}
}

// session.20: who has no password can't log in, but can hold sessions.
func TestSessionWithoutAPassword(t *testing.T) {
	t.Parallel()
	box := newBox()
	mustUpdate(t, box, func(tx *sandbox.Tx) error {
		owner, err := user.Create(tx, user.Creation{Name: "sso", Level: rest.User})
		if err != nil {
			return err
		}
		scrambled := *owner
		scrambled.Password = user.ScrambledPassword(tx)
		if err := user.Users.Put(tx, &scrambled); err != nil {
			return err
		}
		made, err := session.Begin(tx, &scrambled, nil, time.Hour)
		if err != nil {
			return err
		}
		if err := session.End(tx, made.SessionSecret); err != nil {
			t.Errorf("the session is not there: %v", err)
		}
		return nil
	})
}

// A session that is restored from its digest is found by its secret.
func TestRestore(t *testing.T) {
	t.Parallel()
	box := newBox()
	mustUpdate(t, box, func(tx *sandbox.Tx) error {
		owner, err := user.Create(tx, user.Creation{ID: ownerID, Name: "ann", Level: rest.User, Password: "pw"})
		if err != nil {
			return err
		}
		secret, err := session.ParseSecret(known)
		if err != nil {
			return err
		}
		if err := session.Restore(tx, owner, "", "no hex", 1); err == nil {
			t.Error("a digest that is not in hex is taken")
		}
		if err := session.Restore(tx, owner, "", secret.Digest(owner.Password), tx.Now()+1); err != nil {
			return err
		}
		for row := range session.Sessions.All(tx) {
			if row.Digest() != secret.Digest(owner.Password) || row.Stale(owner) {
				t.Errorf("got %+v", row)
			}
			changed, err := user.SetPassword(tx, owner, "pw")
			if err != nil || !row.Stale(changed) {
				t.Errorf("after a new password it is not stale: %v", err)
			}
		}
		return nil
	})
}
