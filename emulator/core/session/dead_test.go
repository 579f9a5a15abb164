package session_test

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// auth.4: a dead secret is refused where a client logs in, too, and the log
// says how to help; where it is forgiven there, it is refused elsewhere.
func TestDeadSecretsWhereAClientBegins(t *testing.T) {
	t.Parallel()
	dead := strings.ToUpper(known)
	for _, c := range []struct {
		name, method, path, body string
		forgive                  bool
		status                   int
		logged                   bool
	}{
		{"log in", http.MethodPost, "/session", `{"userId":"root","password":"example"}`, false, 403, true},
		{"sign up", http.MethodPost, "/signup", `{"name":"ann","password":"p"}`, false, 403, true},
		{"elsewhere", http.MethodGet, "/version", "", false, 403, false},
		{"log in, forgiven", http.MethodPost, "/session", `{"userId":"root","password":"example"}`, true, 200, false},
		{"log in with a wrong password, forgiven", http.MethodPost, "/session", `{"userId":"root","password":"x"}`, true, 403, false},
		{"sign up, forgiven", http.MethodPost, "/signup", `{"name":"ann","password":"p"}`, true, 200, false},
		{"elsewhere, forgiven", http.MethodGet, "/version", "", true, 403, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			log := &logged{}
			settings := rest.DefaultSettings()
			settings.ForgiveDeadSecrets = c.forgive
			s := whole.New(t, emulator.Options{Settings: &settings, Log: slog.New(slog.NewJSONHandler(log, nil))})
			r := whole.Request("", c.method, c.path, c.body)
			r.Header.Set("Elements-SessionSecret", dead)
			if got := s.Do(r); got.Status != c.status {
				t.Errorf("%d %s", got.Status, got.Body)
			}
			text := log.take()
			if helps := strings.Contains(text, "--forgive-dead-secrets"); helps != c.logged || strings.Contains(text, dead) {
				t.Errorf("logged %q", text)
			}
		})
	}
}
