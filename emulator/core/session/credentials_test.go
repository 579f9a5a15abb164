package session_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

const timeout = 48 * time.Hour // auth.7

// ask is GET /user/me with headers, given as name, value, name, value.
func ask(s *whole.Server, header ...string) (status int, body string, defects []string) {
	r := whole.Request("", http.MethodGet, "/user/me", "")
	for i := 0; i < len(header); i += 2 {
		r.Header[http.CanonicalHeaderKey(header[i])] = []string{header[i+1]}
	}
	got := s.Do(r)
	return got.Status, got.Body, got.Defects
}

func TestCredentials(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann, ben := s.SignUp("ann").Secret, s.SignUp("ben").Secret
	const preferred, legacy, auth = "Elements-SessionSecret", "SocialEngine-SessionSecret", "Authorization"
	for _, c := range []struct {
		name   string
		header []string
		status int
		holds  string
	}{
		{"auth.1 none", nil, 200, `"UNPRIVILEGED"`},
		{"preferred header", []string{preferred, ann}, 200, `"ann"`},
		{"legacy header", []string{legacy, ann}, 200, `"ann"`},
		{"legacy header counts only alone", []string{legacy, "nonsense", preferred, ann}, 200, `"ann"`},
		{"auth.2 upper case", []string{preferred, strings.ToUpper(ann)}, 200, `"ann"`},
		{"auth.11 bearer", []string{auth, "Bearer " + ann}, 200, `"ann"`},
		{"auth.11 the secret alone", []string{auth, ann}, 200, `"ann"`},
		{"auth.11 spaces around", []string{auth, "  Bearer \t " + ann + " "}, 200, `"ann"`},
		{"auth.11 other case", []string{auth, "bearer " + ann}, 403, `"FORBIDDEN"`},
		{"auth.11 another scheme", []string{auth, "Basic cm9vdDpleGFtcGxl"}, 403, `"FORBIDDEN"`},
		{"auth.11 blank", []string{auth, " "}, 403, `"FORBIDDEN"`},
		{"auth.11 three words", []string{auth, "Bearer " + ann + " x"}, 403, `"FORBIDDEN"`},
		{"auth.11 the word alone", []string{auth, "Bearer"}, 500, `"UNKNOWN"`},
		{"auth.6 empty", []string{preferred, ""}, 500, `"UNKNOWN"`},
		{"auth.6 spaces", []string{preferred, "   "}, 500, `"UNKNOWN"`},
		{"auth.10 the header wins", []string{auth, "Bearer " + ann, preferred, ben}, 200, `"ben"`},
		{"auth.10 bad Authorization", []string{auth, "Bearer " + known, preferred, ben}, 403, `"FORBIDDEN"`},
		{"auth.10 bad header", []string{auth, "Bearer " + ann, preferred, known}, 403, `"FORBIDDEN"`},
		{"auth.12 suffixes", []string{preferred, ann + " u" + ownerID + " p" + ownerID}, 200, `"ann"`},
		{"auth.12 suffixes that are no ids", []string{preferred, ann + " u12 xp_"}, 200, `"ann"`},
		{"auth.12 suffix of another shape", []string{preferred, ann + " 12"}, 500, `"UNKNOWN"`},
		{"auth.12 suffix without an id", []string{preferred, ann + " u"}, 500, `"UNKNOWN"`},
		{"auth.4 unknown user", []string{preferred, known}, 403, `"FORBIDDEN"`},
		{"auth.15 a token of no scheme", []string{preferred, "a.b.c"}, 403, `"FORBIDDEN"`},
		{"auth.15 two dots in a secret of another shape", []string{preferred, "a.b.c!"}, 500, `"UNKNOWN"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			status, body, _ := ask(s, c.header...)
			if status != c.status || !strings.Contains(body, c.holds) {
				t.Errorf("got %d %s, want %d %s", status, body, c.status, c.holds)
			}
		})
	}
}

// auth.6: a malformed secret is a 500 in either header, and says that this is
// a defect; auth.11 makes an exception of what has spaces.
func TestMalformedSecrets(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for name, text := range malformed {
		if text == "" || strings.Contains(text, " ") || len(text) > 5000 {
			continue
		}
		for _, header := range [][]string{{"Elements-SessionSecret", text}, {"SocialEngine-SessionSecret", text}, {"Authorization", "Bearer " + text}} {
			status, body, defects := ask(s, header...)
			if status != http.StatusInternalServerError || !strings.Contains(body, `{"code":"UNKNOWN","message":"`) || !strings.Contains(strings.Join(defects, " "), "auth.6") {
				t.Errorf("%s in %s: %d %s %v", name, header[0], status, body, defects)
			}
		}
	}
}

// auth.4: a dead secret is refused on public routes too.
func TestDeadSecretOnPublicRoutes(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for path, method := range map[string]string{"/version": "GET", "/health": "GET", "/session": "POST", "/signup": "POST", "/nothing": "GET"} {
		if got := s.Call(known, method, path, ""); got.Status != http.StatusForbidden || got.Code() != "FORBIDDEN" {
			t.Errorf("%s: %d %s", path, got.Status, got.Body)
		}
	}
	if got := s.Call(known, http.MethodOptions, "/version", ""); got.Status != http.StatusForbidden {
		t.Errorf("OPTIONS: %d %s", got.Status, got.Body)
	}
	if got := s.Call(s.SignUp("ann").Secret, http.MethodOptions, "/version", ""); got.Status != http.StatusOK {
		t.Errorf("OPTIONS with a live secret: %d %s", got.Status, got.Body)
	}
}

// auth.7, auth.5: each use moves the end, to the millisecond.
func TestSessionsSlide(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann := s.SignUp("ann")
	if want := s.Now() + timeout.Milliseconds(); ann.Expiry != want { // session.9
		t.Errorf("it ends at %d, want %d", ann.Expiry, want)
	}
	for range 3 {
		s.Advance(timeout - time.Millisecond)
		s.Must(ann.Secret, http.MethodGet, "/version", "")
	}
	s.Advance(timeout)
	if got := s.Call(ann.Secret, http.MethodGet, "/version", ""); got.Status != http.StatusForbidden {
		t.Errorf("at its end: %d %s", got.Status, got.Body)
	}
}

// What credentials do stays, whatever becomes of the call (auth.7).
func TestFailedCallsSlide(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ method, path, body string }{
		"unknown path":     {"GET", "/nothing", ""},
		"unknown method":   {"PATCH", "/user", ""},
		"not found":        {"GET", "/user/" + ownerID, ""},
		"level too low":    {"POST", "/mock_session", "{}"},
		"unreadable body":  {"POST", "/session", "{"},
		"invalid body":     {"POST", "/session", "{}"},
		"a defect":         {"POST", "/session", `{"userId":"ann","password":"pw"}`},
		"bad parameter":    {"GET", "/user?count=x", ""},
		"not emulated yet": {"GET", "/schedule", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := whole.New(t, emulator.Options{})
			ann := s.SignUp("ann")
			s.Advance(timeout / 2)
			if got := s.Call(ann.Secret, c.method, c.path, c.body); got.Status < 400 {
				t.Fatalf("it did not fail: %d %s", got.Status, got.Body)
			}
			s.Advance(timeout - time.Millisecond)
			s.Must(ann.Secret, http.MethodGet, "/version", "")
		})
	}
}

// auth.3: a new password ends all sessions, one that was just used included.
// The same password again does not bring them back.
func TestPasswordEndsSessions(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann, again := s.SignUp("ann"), s.Login("ann", "pw")
	s.Must(ann.Secret, http.MethodGet, "/user/me", "")
	for _, next := range []string{"other", "pw"} {
		s.Must(s.Root().Secret, http.MethodPut, "/user/"+ann.UserID, `{"name":"ann","email":"ann@example.com","level":"USER","password":"`+next+`"}`)
		for _, secret := range []string{ann.Secret, again.Secret} {
			if got := s.Call(secret, http.MethodGet, "/user/me", ""); got.Status != http.StatusForbidden {
				t.Errorf("after the password %q: %d %s", next, got.Status, got.Body)
			}
		}
	}
}
