package redact_test

import (
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/redact"
)

var secret = "0123456789abcdef" + strings.Repeat("f", 48)

func TestSecret(t *testing.T) {
	t.Parallel()
	tests := map[string]string{"": "", "example": "…", secret: "01234567…"}
	for text, want := range tests {
		if got := redact.Secret(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"/api/rest/user/me":                           "/api/rest/user/me",
		"/api/rest/session":                           "/api/rest/session",
		"/api/rest/session/" + secret:                 "/api/rest/session/01234567…",
		"/api/rest/session/short":                     "/api/rest/session/…",
		"/api/rest/session/" + secret + "/":           "/api/rest/session/01234567…/",
		"/sandbox/session/api/rest/session/" + secret: "/sandbox/session/…/rest/session/01234567…",
		"/api/rest/%73ession/hunter2":                 "/api/rest/%73ession/…",
		"/api/rest/SESSION;v=1/hunter2":               "/api/rest/SESSION;v=1/…",
		"/api/rest/session//hunter2":                  "/api/rest/session//…",
		"/api/rest/user;password=hunter2":             "/api/rest/user;password=…",
		"/api/rest/mock_session/5":                    "/api/rest/mock_session/5",
		"/api/rest/" + secret + "/password=hunter2":   "/api/rest/01234567…/password=…",
	}
	for path, want := range tests {
		if got := redact.Path(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestQuery(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":                               "",
		"offset=5&search=abc":            "offset=5&search=abc",
		"token=" + secret:                "token=01234567…",
		"a=1&Password=hunter2&b=2":       "a=1&Password=…&b=2",
		"%73essionSecret=" + secret:      "%73essionSecret=01234567…",
		"code=" + secret + "&state=abc":  "code=01234567…&state=…",
		"%zz=" + secret:                  "%zz=01234567…",
		"token":                          "token",
		"key=hunter2&ticket=hunter2&x=1": "key=…&ticket=…&x=1",
		"x=%68ttp://me:hunter2@h":        "x=http://…@h",
		"search=" + secret + "&apikey=x": "search=01234567…&apikey=…",
	}
	for raw, want := range tests {
		if got := redact.Query(raw); got != want {
			t.Errorf("%s: got %s, want %s", raw, got, want)
		}
	}
}

func TestHeader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, value, want string }{
		{"X-Api-Key", "hunter2", "…"},
		{"X-Auth-User", "hunter2", "…"},
		{"X-Password", "hunter2", "…"},
		{"X-Csrf-Token", "hunter2", "…"},
		{"Cookie", "a=b", "…"},
		{"Authorization", "Basic hunter2", "…"},
		{"Elements-Sessionsecret", secret, "01234567…"},
		{"X-Webapi-Key", "hunter2", "…"},
		{"Referer", "http://game.test/back?code=hunter2&state=hunter2&x=1", "http://game.test/back?code=…&state=…&x=1"},
		{"Referer", "http://game.test/#access_token=hunter2", "http://game.test/#access_token=…"},
		{"Referer", "http://me:hunter2@game.test/", "http://…@game.test/"},
		{"User-Agent", "curl/8", "curl/8"},
		{"Host", "localhost:8080", "localhost:8080"},
	} {
		if got := redact.Header(c.name, c.value); got != c.want {
			t.Errorf("%s: %s: got %s, want %s", c.name, c.value, got, c.want)
		}
	}
}
