package session_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/rest"
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

// A mock user is gone exactly at userExpiresAt.
func TestMockUserExpires(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	made := mock(s, s.Root(), `{"lifetimeInSeconds":60}`)
	s.Advance(time.Minute - time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusOK {
		t.Errorf("one ms before: %d", got)
	}
	s.Advance(time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusNotFound {
		t.Errorf("at its time: %d", got)
	}
	for path, want := range map[string]int{"/user/me": http.StatusForbidden, "/version": http.StatusForbidden} {
		if got := s.Call(made.Secret, http.MethodGet, path, ""); got.Status != want {
			t.Errorf("%s with its secret: %d %s", path, got.Status, got.Body)
		}
	}
	if got := s.Call("", http.MethodPost, "/session", `{"userId":"`+made.Name+`","password":"x"}`); got.Status != http.StatusForbidden || !strings.Contains(got.Body, "no user") {
		t.Errorf("logging in: %d %s", got.Status, got.Body)
	}
}

// mock_session.11: a session that is used keeps its user, until its own end.
func TestUsedMockSessionKeepsItsUser(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	made := mock(s, s.Root(), `{"lifetimeInSeconds":60}`)
	s.Must(made.Secret, http.MethodGet, "/user/me", "")
	s.Advance(timeout - time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusOK {
		t.Fatalf("while its session lives: %d", got)
	}
	s.Must(made.Secret, http.MethodGet, "/user/me", "") // slides again
	s.Advance(timeout - time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusOK {
		t.Errorf("while its session lives on: %d", got)
	}
	s.Advance(time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusNotFound {
		t.Errorf("once it has ended: %d", got)
	}
}

// The last of several sessions counts, however it ends.
func TestMockUserLivesAsLongAsItsLastSession(t *testing.T) {
	t.Parallel()
	password := func(s *whole.Server, m whole.Session) {
		s.Must(s.Root().Secret, http.MethodPut, "/user/"+m.UserID, `{"name":"m","email":"m@example.com","level":"USER","password":"new"}`)
	}
	for name, c := range map[string]struct {
		end  func(s *whole.Server, m, other whole.Session)
		want int
	}{
		"none ends": {func(*whole.Server, whole.Session, whole.Session) {}, 200},
		"one is logged out": {func(s *whole.Server, m, _ whole.Session) {
			s.Must("", http.MethodDelete, "/session/"+m.Secret, "")
		}, 200},
		"the live one is logged out": {func(s *whole.Server, _, other whole.Session) {
			s.Must("", http.MethodDelete, "/session/"+other.Secret, "")
		}, 404},
		"all end with the password": {func(s *whole.Server, m, _ whole.Session) { password(s, m) }, 404},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := whole.New(t, emulator.Options{})
			made := mock(s, s.Root(), `{"lifetimeInSeconds":60}`)
			other := s.Login(made.Name, made.Password)
			s.Advance(2 * time.Minute)
			if got := status(s, made.UserID); got != http.StatusOK {
				t.Fatalf("while a session lives: %d", got)
			}
			c.end(s, made, other)
			if got := status(s, made.UserID); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

// A session that ends before the user's time leaves the user its time.
func TestLogoutBeforeItsTime(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	made := mock(s, s.Root(), `{"lifetimeInSeconds":60}`)
	s.Must("", http.MethodDelete, "/session/"+made.Secret, "")
	s.Advance(time.Minute - time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusOK {
		t.Errorf("before its time: %d", got)
	}
	s.Advance(time.Millisecond)
	if got := status(s, made.UserID); got != http.StatusNotFound {
		t.Errorf("at its time: %d", got)
	}
}

// With --mock-users=keep they stay, as on the real server (mock_session.6).
func TestKeptMockUsers(t *testing.T) {
	t.Parallel()
	settings := rest.DefaultSettings()
	settings.KeepMockUsers = true
	s := whole.New(t, emulator.Options{Settings: &settings})
	made := mock(s, s.Root(), `{"lifetimeInSeconds":60}`)
	if made.UserExpiresAt != s.Now()+time.Minute.Milliseconds() {
		t.Errorf("userExpiresAt is %d", made.UserExpiresAt)
	}
	s.Advance(365 * 24 * time.Hour)
	if got := status(s, made.UserID); got != http.StatusOK {
		t.Errorf("after a year: %d", got)
	}
	if again := s.Login(made.Name, made.Password); again.UserID != made.UserID {
		t.Errorf("it logs in as %s", again.UserID)
	}
}

// A mock user who was deleted is a husk until its time, then gone.
func TestDeletedMockUser(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	made := mock(s, s.Root(), `{"lifetimeInSeconds":60}`)
	s.Must(s.Root().Secret, http.MethodDelete, "/user/"+made.UserID, "")
	if got := status(s, made.UserID); got != http.StatusOK { // user.7
		t.Errorf("the husk: %d", got)
	}
	s.Advance(time.Minute)
	if got := status(s, made.UserID); got != http.StatusNotFound {
		t.Errorf("at its time: %d", got)
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

// Many mock users expire in their turn, whether or not anybody looked.
func TestMockUsersExpireInTurn(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root()
	const first, last = 60, 90
	for n := first; n <= last; n++ {
		mock(s, root, `{"lifetimeInSeconds":`+strconv.Itoa(n)+`}`)
	}
	total := func() (page struct{ Total int }) {
		whole.Read(t, s.Must(s.Root().Secret, http.MethodGet, "/user", ""), &page)
		return page
	}
	s.Advance(75 * time.Second)
	if got, want := total().Total, 1+last-75; got != want {
		t.Errorf("after 75 s: %d users, want %d", got, want)
	}
	s.Advance(24 * time.Hour)
	if got := total().Total; got != 1 {
		t.Errorf("a day later: %d users", got)
	}
}
