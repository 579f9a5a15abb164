package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// http.1, http.2: the server's roots. What is not emulated says so, what is
// not there is the container's page.
func TestRoots(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for path, want := range map[string]struct {
		status int
		holds  string
	}{
		"/":                    {200, `"links"`},
		"/nothing":             {404, "<html>"},
		"/apx/rest/version":    {404, "<html>"},
		"/admin":               {200, "No admin UI"},
		"/admin/x.js":          {200, "No admin UI"},
		"/administrator":       {404, "<html>"},
		"/doc/swagger":         {200, "swagger-ui"},
		"/cdn/git/x":           {404, "<html>"},
		"/cdn/static/app/x":    {404, ""},
		"/app/rest/x":          {404, "<html>"},
		"/app/ws":              {404, "<html>"},
		"/api/rest/version":    {200, `"version"`},
		"/api/rest":            {404, `"UNKNOWN"`},
		"/sandbox/none/api":    {404, "none"},
		"/api/rest/schedule":   {403, `"FORBIDDEN"`},
		"/api/rest/google":     {404, `"UNKNOWN"`}, // absent.2
		"/api/rest/steam":      {404, `"UNKNOWN"`},
		"/api/rest/user/me/x":  {404, `"UNKNOWN"`}, // absent.3: no list of uids
		"/api/rest/user_uid":   {404, `"UNKNOWN"`},
		"/api/rest/user/x/uid": {404, `"UNKNOWN"`},
	} {
		got := s.Do(httptest.NewRequest(http.MethodGet, apitest.BaseURL+path, nil))
		if got.Status != want.status || !strings.Contains(got.Body, want.holds) {
			t.Errorf("%s: %d %.200s, want %d with %s", path, got.Status, got.Body, want.status, want.holds)
		}
	}
}

// cors.2, cors.3, cors.5: answers of all kinds carry the same headers, which
// leave two of the server's own out.
func TestCORSOnAllAnswers(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for name, r := range map[string]*http.Request{
		"success":       whole.Request("", http.MethodGet, "/version", ""),
		"refused":       whole.Request("", http.MethodGet, "/user", ""),
		"bad secret":    whole.Request("x", http.MethodGet, "/version", ""),
		"unknown path":  whole.Request("", http.MethodGet, "/nothing", ""),
		"other method":  whole.Request("", http.MethodPatch, "/version", ""),
		"bad body":      whole.Request("", http.MethodPost, "/session", "{"),
		"preflight":     whole.Request("", http.MethodOptions, "/session", ""),
		"not emulated":  whole.Request("", http.MethodGet, "/schedule", ""),
		"bad parameter": whole.Request("", http.MethodGet, "/user?count=x", ""),
	} {
		r.Host = "localhost"
		r.Header.Set("Origin", "http://game.test:8000")
		h := s.Do(r).Header
		if h.Get("Access-Control-Allow-Origin") != "http://game.test:8000" || h.Get("Access-Control-Allow-Credentials") != "true" || h.Get("Vary") != "" {
			t.Errorf("%s: %v", name, h)
		}
		if got, want := h.Get("Access-Control-Allow-Headers"), "X-HTTP-Method-Override, Content-Type, SocialEngine-SessionSecret, Elements-SessionSecret, Authorization"; got != want {
			t.Errorf("%s: allowed are %s", name, got)
		}
	}
}

// http.11: nothing is cached, and there are no cookies.
func TestNoCachingNoCookies(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	login := whole.Request("", http.MethodPost, "/session", `{"userId":"root","password":"example"}`)
	login.AddCookie(&http.Cookie{Name: "JSESSIONID", Value: "x"})
	for _, r := range []*http.Request{login, whole.Request(s.Root().Secret, http.MethodGet, "/user/me", "")} {
		h := s.Do(r).Header
		for _, name := range []string{"ETag", "Last-Modified", "Cache-Control", "Set-Cookie", "Expires"} {
			if h[http.CanonicalHeaderKey(name)] != nil {
				t.Errorf("%s: it has %s", r.URL, name)
			}
		}
	}
}

// http.10: HEAD is GET without its body, errors included.
func TestHead(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	for path, status := range map[string]int{"/version": 200, "/user": 403, "/nothing": 404} {
		if got, body := do(t, e, "", http.MethodHead, path, ""); got != status || body != "" {
			t.Errorf("%s: %d %q", path, got, body)
		}
	}
}
