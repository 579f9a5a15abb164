package user_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func askReset(s *whole.Server, email string) apitest.Answer {
	return s.Call("", http.MethodPost, "/user/password/reset/request", `{"email":"`+email+`"}`)
}

func completeReset(s *whole.Server, token, password string) apitest.Answer {
	return s.Call("", http.MethodPost, "/user/password/reset/complete", `{"token":"`+token+`","password":"`+password+`"}`)
}

// password_reset.4, .6
func TestReset(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	want(t, askReset(s, "ANN@example.com"), 204, "", "")
	sent := mails(t, s, "ann@example.com")
	if len(sent) != 1 || sent[0].Link != apitest.BaseURL+"/api/rest/user/password/reset/complete?token="+sent[0].Token {
		t.Fatalf("got %+v", sent)
	}
	want(t, completeReset(s, sent[0].Token, " n e w "), 204, "", "")
	want(t, s.Call(ann.Secret, http.MethodGet, "/user/me", ""), 403, "FORBIDDEN", "")
	if canLogIn(s, "ann", "pw") || !canLogIn(s, "ann", " n e w ") { // password_reset.8
		t.Error("the password is not as it was given")
	}
	want(t, completeReset(s, sent[0].Token, "again"), 400, "INVALID_PARAMETER", "used") // password_reset.7
}

// password_reset.1: an unknown address is not told from a known one.
func TestResetOfAnUnknownEmail(t *testing.T) {
	t.Parallel()
	for _, mail := range []bool{true, false} {
		s := whole.New(t, emulator.Options{Mail: mail})
		want(t, askReset(s, "nobody@example.com"), 204, "", "")
		s.SignUp("nobody") // what was asked before he came does not count
		if askReset(s, "nobody@example.com"); len(mails(t, s, "")) == 1 != mail {
			t.Errorf("mail %v: %d mails", mail, len(mails(t, s, "")))
		}
	}
}

// password_reset.2: linked addresses count, not the one that is shown.
func TestResetGoesByLinkedEmail(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	s.Must(ann.Secret, http.MethodPut, "/user/"+ann.UserID, `{"name":"ann","email":"moved@example.com","level":"USER"}`) // user.13
	askReset(s, "moved@example.com")
	askReset(s, "ann@example.com")
	if new, old := len(mails(t, s, "moved@example.com")), len(mails(t, s, "ann@example.com")); new != 0 || old != 1 {
		t.Errorf("%d mails to the address that is shown, %d to the linked one", new, old)
	}
}

// password_reset.3: one mail a minute for an address, whether it could be
// sent or not.
func TestResetPause(t *testing.T) {
	t.Parallel()
	for _, mail := range []bool{true, false} {
		s := whole.New(t, emulator.Options{Mail: mail})
		s.SignUp("ann")
		s.SignUp("ben")
		askReset(s, "ann@example.com")
		acceptMail(t, s, true)
		before := len(mails(t, s, "ann@example.com"))
		s.Advance(time.Minute - time.Millisecond)
		want(t, askReset(s, "Ann@example.com"), 204, "", "")
		if n := len(mails(t, s, "ann@example.com")); n != before {
			t.Errorf("mail %v: %d mails within a minute", mail, n)
		}
		if askReset(s, "ben@example.com"); len(mails(t, s, "ben@example.com")) != 1 {
			t.Error("another address is paused too")
		}
		s.Advance(time.Millisecond)
		if askReset(s, "ann@example.com"); len(mails(t, s, "ann@example.com")) != before+1 {
			t.Errorf("mail %v: no mail after a minute", mail)
		}
	}
}

// password_reset.4, password_reset.7: a token lives for an hour, or as long
// as is set.
func TestResetTokenExpires(t *testing.T) {
	t.Parallel()
	for _, life := range []time.Duration{0, time.Minute} {
		settings := rest.DefaultSettings()
		if life > 0 {
			settings.PasswordResetTimeout = life
		}
		for after, status := range map[time.Duration]int{-time.Millisecond: 204, 0: 400} {
			s := whole.New(t, emulator.Options{Mail: true, Settings: &settings})
			s.SignUp("ann")
			askReset(s, "ann@example.com")
			s.Advance(settings.PasswordResetTimeout + after)
			if got := completeReset(s, mails(t, s, "")[0].Token, "new"); got.Status != status {
				t.Errorf("%s and %s: %d %s", settings.PasswordResetTimeout, after, got.Status, got.Body)
			}
		}
	}
}

// password_reset.5: without mail it is a 400, but the token was stored.
func TestResetWithoutMail(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	s.SignUp("ann")
	want(t, askReset(s, "ann@example.com"), 400, "INVALID_DATA", "--mail=outbox")
	var token string
	view(t, s, func(tx *sandbox.Tx) {
		for row := range user.Resets.All(tx) {
			token = row.Secret
		}
	})
	want(t, completeReset(s, token, "new"), 204, "", "")
	if !canLogIn(s, "ann", "new") {
		t.Error("the new password is not taken")
	}
}

// password_reset.2, password_reset.7
func TestResetRefuses(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	s.SignUp("ann")
	askReset(s, "ann@example.com")
	token := mails(t, s, "ann@example.com")[0].Token
	for _, c := range []struct{ path, body, code, holds string }{
		{"request", `{}`, "INVALID_DATA", "email: must not be null"},
		{"request", `{"email":"ann"}`, "INVALID_DATA", "email: must be a well-formed email address"},
		{"request", `{"email":" ann@example.com"}`, "INVALID_DATA", "email: must be a well-formed email address"},
		{"request", `{"email":""}`, "INVALID_DATA", "empty"},
		{"complete", `{"token":"x","password":"new"}`, "INVALID_PARAMETER", ""},
		{"complete", `{"token":" ` + token + `","password":"new"}`, "INVALID_PARAMETER", ""},
		{"complete", `{"token":"` + strings.ToUpper(token) + `","password":"new"}`, "INVALID_PARAMETER", ""},
		{"complete", `{"token":" ","password":"new"}`, "INVALID_DATA", "token: must not be blank"},
		{"complete", `{"token":"` + token + `","password":" "}`, "INVALID_DATA", "password: must not be blank"},
		{"complete", `{"token":"` + token + `"}`, "INVALID_DATA", "password: must not be blank"},
	} {
		want(t, s.Call("", http.MethodPost, "/user/password/reset/"+c.path, c.body), 400, c.code, c.holds)
	}
	if !canLogIn(s, "ann", "pw") {
		t.Error("the password was changed")
	}
}

// Whoever is logged in may ask too, and superusers.
func TestResetAtAnyLevel(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	for i, by := range []whole.Session{{}, s.SignUp("ann"), s.Root()} {
		s.Must(by.Secret, http.MethodPost, "/user/password/reset/request", `{"email":"root@example.com"}`)
		if n := len(mails(t, s, "root@example.com")); n != i+1 {
			t.Errorf("%d mails, want %d", n, i+1)
		}
		s.Advance(time.Minute)
	}
}
