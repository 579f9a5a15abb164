// Package whole calls a whole emulator in tests: without a network, on a clock
// that stands still, and with the credentials of real requests.
package whole

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Server is an emulator whose clock moves only when it is told to.
type Server struct {
	t testing.TB
	*emulator.Emulator
}

// New makes an emulator. Its seed is the test's name unless the options have
// one.
func New(t testing.TB, options emulator.Options) *Server {
	t.Helper()
	if options.Seed == "" {
		options.Seed = t.Name()
	}
	e, err := emulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	e.Sandbox().Freeze()
	return &Server{t, e}
}

// Start starts an emulator on a port of its own. It is closed with the test.
func Start(t testing.TB, options emulator.Options) *emulator.Emulator {
	t.Helper()
	e, err := emulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := e.Close(ctx); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return e
}

// Now is the present instant in ms since the epoch.
func (s *Server) Now() int64 { return s.Sandbox().Now().UnixMilli() }

// Advance moves the clock.
func (s *Server) Advance(d time.Duration) {
	s.t.Helper()
	if _, err := s.Sandbox().Advance(d); err != nil {
		s.t.Fatal(err)
	}
}

// Request is a request below rest.Root, with a session secret unless that is
// empty.
func Request(secret, method, path, body string) *http.Request {
	r := httptest.NewRequest(method, apitest.BaseURL+rest.Root+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if secret != "" {
		r.Header.Set("Elements-SessionSecret", secret)
	}
	return r
}

// Do makes a call.
func (s *Server) Do(r *http.Request) apitest.Answer {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	header := w.Result().Header
	return apitest.Answer{Status: w.Code, Header: header, Body: w.Body.String(), Defects: rest.NotedRules(header)}
}

// Call makes a call below rest.Root.
func (s *Server) Call(secret, method, path, body string) apitest.Answer {
	return s.Do(Request(secret, method, path, body))
}

// Must is Call for one that must succeed.
func (s *Server) Must(secret, method, path, body string) apitest.Answer {
	s.t.Helper()
	got := s.Call(secret, method, path, body)
	if got.Status >= http.StatusBadRequest {
		s.t.Fatalf("%s %s: %d %s", method, path, got.Status, got.Body)
	}
	return got
}

// Session is a session that was begun, with what belongs to it.
type Session struct {
	Secret, UserID, Name, ProfileID string
	// Expiry and UserExpiresAt are in ms since the epoch; UserExpiresAt is 0
	// for users that are no mock users.
	Expiry, UserExpiresAt int64
	// Password is known for mock users only.
	Password string
}

// Begun reads the answer to a call that begins a session.
func (s *Server) Begun(a apitest.Answer) Session {
	s.t.Helper()
	var made struct {
		SessionSecret, Password string
		UserExpiresAt           int64
		Session                 struct {
			User    struct{ ID, Name string }
			Profile *struct{ ID string }
			Expiry  int64
		}
	}
	Read(s.t, a, &made)
	if made.SessionSecret == "" {
		s.t.Fatalf("no session: %d %s", a.Status, a.Body)
	}
	out := Session{
		Secret: made.SessionSecret, UserID: made.Session.User.ID, Name: made.Session.User.Name,
		Expiry: made.Session.Expiry, UserExpiresAt: made.UserExpiresAt, Password: made.Password,
	}
	if p := made.Session.Profile; p != nil {
		out.ProfileID = p.ID
	}
	return out
}

// Login begins a session of a user.
func (s *Server) Login(name, password string) Session {
	s.t.Helper()
	body := `{"userId":"` + name + `","password":"` + password + `"}`
	return s.Begun(s.Must("", http.MethodPost, "/session", body))
}

// Root begins a session of the superuser.
func (s *Server) Root() Session {
	s.t.Helper()
	return s.Login("root", "example")
}

// SignUp makes a user with the address <name>@example.com and the password
// "pw", and begins a session of it.
func (s *Server) SignUp(name string) Session {
	s.t.Helper()
	body := `{"name":"` + name + `","email":"` + name + `@example.com","password":"pw"}`
	return s.Begun(s.Must("", http.MethodPost, "/signup/session", body))
}

// Read reads the body of an answer as JSON.
func Read(t testing.TB, a apitest.Answer, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.Body), into); err != nil {
		t.Fatalf("%d %q: %v", a.Status, a.Body, err)
	}
}
