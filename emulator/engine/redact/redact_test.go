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
		"search=" + secret + "&apikey=x": "search=01234567…&apikey=…",
	}
	for raw, want := range tests {
		if got := redact.Query(raw); got != want {
			t.Errorf("%s: got %s, want %s", raw, got, want)
		}
	}
}
