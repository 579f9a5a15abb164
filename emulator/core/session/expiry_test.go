package session_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

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
