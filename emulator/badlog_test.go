package emulator_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The log never shows a secret or a password whole, wherever they stand and
// whatever is wrong with the request.
func TestLogHasNoSecrets(t *testing.T) {
	t.Parallel()
	const password, token = "correct-horse-battery", "eyJhbGciOiJSUzUxMiJ9.eyJhdWQiOiJnYW1lIn0.c2lnbmF0dXJl"
	log := &bytes.Buffer{} // the calls come one after another
	s := whole.New(t, emulator.Options{Mail: true, Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	ann := s.Begun(s.Must("", http.MethodPost, "/signup/session", `{"name":"ann","email":"ann@example.com","password":"`+password+`"}`))
	s.Must("", http.MethodPost, "/user/password/reset/request", `{"email":"ann@example.com"}`)
	s.Must(ann.Secret, http.MethodPost, "/user/me/email/verify", `{"email":"ann@example.com"}`)
	mock := s.Begun(s.Must(s.Root().Secret, http.MethodPost, "/mock_session", `{}`))
	hidden := []string{password, token, ann.Secret, strings.ToUpper(ann.Secret), mock.Secret, mock.Password}
	if err := s.Sandbox().View(func(tx *sandbox.Tx) error {
		for m := range outbox.To(tx, "") {
			hidden = append(hidden, m.Token)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, secret := range hidden {
		for _, c := range []struct{ method, path, body string }{
			{"POST", "/session", `{"userId":"ann","password":"` + secret + `"}`},
			{"POST", "/session", `{"userId":"ann","password":"` + secret},
			{"POST", "/session", `{"userId":"ann","password":["` + secret + `"]}`},
			{"POST", "/session", `{"userId":"ann","passwort":"` + secret + `"}`},
			{"PUT", "/user/" + ann.UserID + "/password", `{"oldPassword":"` + secret + `","newPassword":"` + secret + `"}`},
			{"POST", "/user/password/reset/complete", `{"token":"` + secret + `x","password":"` + secret + `"}`},
			{"POST", "/auth/oidc", `{"jwt":"` + secret + `"}`},
			{"GET", "/user/me?sessionSecret=" + secret + "&token=" + secret, ""},
		} {
			s.Call(ann.Secret, c.method, c.path, c.body)
			s.Call("", c.method, c.path, c.body)
			s.Call(secret, c.method, c.path, c.body)
		}
		s.Call("", http.MethodGet, "/verify?token="+secret+"x", "")
		for _, scheme := range []string{"Bearer ", "Basic ", "", "Bearer Bearer "} {
			r := whole.Request("", http.MethodGet, "/user/me", "")
			r.Header.Set("Authorization", scheme+secret)
			s.Do(r)
		}
	}
	for _, secret := range []string{token, ann.Secret, strings.ToUpper(ann.Secret), mock.Secret} {
		s.Call("", http.MethodPost, "/session", `{"userId":"`+secret+`","password":"x"}`)
		for _, path := range []string{"/session/", "/mock_session/", "/user/", "/nothing/", "/user?search=", "/user?count=", "/session/x/", "/oidc/session/"} {
			s.Call("", http.MethodGet, path+secret, "")
			s.Call("", http.MethodDelete, path+secret, "")
		}
	}
	for _, secret := range hidden {
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, secret) {
				t.Errorf("the log shows %s: %s", secret, line)
			}
		}
	}
	if !strings.Contains(log.String(), ann.Secret[:8]+"…") {
		t.Errorf("the log does not tell secrets apart:\n%s", log)
	}
}
