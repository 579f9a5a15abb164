package session_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// mock makes a mock session.
func mock(s *whole.Server, root whole.Session, body string) whole.Session {
	return s.Begun(s.Must(root.Secret, http.MethodPost, "/mock_session", body))
}

// status is that of GET /user/{id} as the superuser, with a session of its
// own, so that his others may end.
func status(s *whole.Server, id string) int {
	return s.Call(s.Root().Secret, http.MethodGet, "/user/"+id, "").Status
}

// mock_session.2, mock_session.4: the life of the session, and of the user.
func TestMockLifetime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		body string
		max  time.Duration
		want time.Duration
	}{
		{`{}`, 0, time.Hour},
		{`{"lifetimeInSeconds":null}`, 0, time.Hour},
		{`{"lifetimeInSeconds":""}`, 0, time.Hour},
		{`{"lifetimeInSeconds":60}`, 0, time.Minute},
		{`{"lifetimeInSeconds":"600"}`, 0, 10 * time.Minute},
		{`{"lifetimeInSeconds":3601}`, 0, time.Hour},
		{`{"lifetimeInSeconds":2147483647}`, 0, time.Hour},
		{`{"lifetimeInSeconds":2147483647}`, 100 * 365 * 24 * time.Hour, 2147483647 * time.Second},
		{`{}`, time.Minute, time.Minute},
	} {
		settings := rest.DefaultSettings()
		if c.max > 0 {
			settings.MockSessionTimeout = c.max
		}
		s := whole.New(t, emulator.Options{Settings: &settings})
		made := mock(s, s.Root(), c.body)
		want := s.Now() + c.want.Milliseconds()
		if made.Expiry != want || made.UserExpiresAt != want {
			t.Errorf("%s of %s: session until %d, user until %d, want %d", c.body, c.max, made.Expiry, made.UserExpiresAt, want)
		}
	}
}

// mock_session.5
func TestMockUser(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	made := mock(s, s.Root(), `{}`)
	if !regexp.MustCompile(`^test-user-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(made.Name) {
		t.Errorf("the name is %s", made.Name)
	}
	if !regexp.MustCompile(`^[a-zA-Z0-9!#$%^&*()){}]{24}$`).MatchString(made.Password) {
		t.Errorf("the password is %s", made.Password)
	}
	me := s.Must(made.Secret, http.MethodGet, "/user/me", "").Body
	for _, part := range []string{`"email":"` + made.Name + `@example.com"`, `"level":"USER"`, `"linkedAccounts":["dev.getelements.auth.scheme.email","dev.getelements.auth.scheme.name"]`} {
		if !strings.Contains(me, part) {
			t.Errorf("%s does not hold %s", me, part)
		}
	}
	if again := s.Login(made.Name, made.Password); again.UserID != made.UserID { // mock_session.6
		t.Errorf("it logs in as %s, not as %s", again.UserID, made.UserID)
	}
}

// mock_session.10: an application without id picks a deleted one; the id of a
// deleted one is accepted, its old name is not.
func TestMockSessionOfADeletedApplication(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root()
	var app struct{ ID string }
	whole.Read(t, s.Must(root.Secret, http.MethodPost, "/application", `{"name":"chess"}`), &app)
	s.Must(root.Secret, http.MethodDelete, "/application/"+app.ID, "")
	for body, want := range map[string]int{`{}`: 200, `{"id":"` + app.ID + `"}`: 200, `{"id":"chess"}`: 404} {
		got := s.Call(root.Secret, http.MethodPost, "/mock_session", `{"application":`+body+`}`)
		if got.Status != want {
			t.Errorf("%s: %d %s", body, got.Status, got.Body)
		}
		if want == http.StatusOK && (s.Begun(got).ProfileID == "" || !strings.Contains(got.Body, `"application":null,"imageUrl":""`)) {
			t.Errorf("%s: the profile is not as it should be: %s", body, got.Body)
		}
	}
}
