package session_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// session.16, session.17
func TestLogout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		secret func(ann string) string
		status int
		code   string
	}{
		{"live", func(ann string) string { return ann }, 204, ""},
		{"upper case", strings.ToUpper, 204, ""},
		{"unknown user", func(string) string { return known }, 404, "NOT_FOUND"},
		{"malformed", func(ann string) string { return ann[1:] }, 400, "INVALID_DATA"},
		{"encoded letters", func(string) string { return "%C3%A9%20x" }, 400, "INVALID_DATA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := whole.New(t, emulator.Options{})
			ann := s.SignUp("ann").Secret
			got := s.Call("", http.MethodDelete, "/session/"+c.secret(ann), "")
			if got.Status != c.status || got.Code() != c.code {
				t.Errorf("got %d %s", got.Status, got.Body)
			}
			want := http.StatusOK
			if c.status == http.StatusNoContent {
				want = http.StatusForbidden
			}
			if me := s.Call(ann, http.MethodGet, "/user/me", ""); me.Status != want {
				t.Errorf("afterwards the session answers %d", me.Status)
			}
		})
	}
}

// auth.9, session.17: the record of an expired session stays for 24 hours.
func TestLogoutAfterTheEnd(t *testing.T) {
	t.Parallel()
	for late, status := range map[time.Duration]int{
		0:                               204,
		24*time.Hour - time.Millisecond: 204,
		24 * time.Hour:                  404,
	} {
		s := whole.New(t, emulator.Options{})
		ann := s.SignUp("ann").Secret
		s.Advance(timeout + late)
		if got := s.Call("", http.MethodDelete, "/session/"+ann, ""); got.Status != status {
			t.Errorf("%s after its end: %d %s, want %d", late, got.Status, got.Body, status)
		}
	}
}

// session.11: a session ends alone.
func TestLogoutEndsOneSession(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	one, other := s.SignUp("ann"), s.Login("ann", "pw")
	s.Must("", http.MethodDelete, "/session/"+one.Secret, "")
	s.Must(other.Secret, http.MethodGet, "/user/me", "")
}

// session.19
func TestSessionsAreNotRead(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for _, path := range []string{"/session", "/session/" + known} {
		if got := s.Call("", http.MethodGet, path, ""); got.Status != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d %s", path, got.Status, got.Body)
		}
	}
}
