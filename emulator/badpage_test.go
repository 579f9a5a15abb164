package emulator_test

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
)

// A page that logs in can let the emulator call a URL and read the answer, or
// post to it. Neither reaches the control API, by whatever way the call goes.
func TestOutgoingCallsDoNotReachTheControlAPI(t *testing.T) {
	t.Parallel()
	for _, options := range []emulator.Options{{}, {Control: emulator.Control{Listen: "127.0.0.1:0"}}, {AllowOutgoing: []string{"127.0.0.1", "localhost"}}} {
		e := whole.Start(t, options)
		root := superuser(t, e)
		_, port, _ := net.SplitHostPort(strings.TrimPrefix(e.URL(), "http://"))
		away := redirectTo(t, e.ControlURL()+"/_emulator/state")
		for _, target := range []string{
			e.URL() + "/_emulator/clock", e.ControlURL() + "/_emulator/clock", "http://localhost:" + port + "/_emulator/journal",
			e.URL() + "/sandbox/default/_emulator/clock", e.URL() + "//_emulator/clock", e.URL() + "/%5femulator/clock",
			e.URL() + "/_emulator;x=1/clock", away, "${base}/_emulator/clock",
		} {
			body := `{"mimeType":"text/plain","fileUrl":"` + target + `","read":{"wildcard":true,"userIds":[],"profileIds":[]},` +
				`"write":{"userIds":[],"profileIds":[]},"delete":{"userIds":[],"profileIds":[]}}`
			_, made := do(t, e, root, http.MethodPost, "/large_object/from_url", body)
			var object struct{ URL string }
			_ = json.Unmarshal([]byte(made), &object)
			if object.URL == "" {
				continue // refused
			}
			if got := fetch(t, object.URL); strings.Contains(got, `"now"`) || strings.Contains(got, `"exchanges"`) || strings.Contains(got, `"sandbox"`) {
				t.Errorf("%s: %s", target, got)
			}
		}
	}
}

func redirectTo(t *testing.T, url string) string {
	t.Helper()
	s := httptest.NewServer(http.RedirectHandler(url, http.StatusTemporaryRedirect))
	t.Cleanup(s.Close)
	return s.URL
}

// fetch is the body of what is at a URL.
func fetch(t *testing.T, url string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A service of this machine that the seeded world names is called; one that a
// client names is not.
func TestServicesOfThisMachine(t *testing.T) {
	t.Parallel()
	called := false
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { called = true }))
	t.Cleanup(service.Close)
	e := whole.Start(t, emulator.Options{})
	root := superuser(t, e)
	do(t, e, root, http.MethodPost, "/auth_scheme/oauth2", `{"name":"near","validationUrl":"`+service.URL+`","responseIdMapping":"id"}`)
	status, body := do(t, e, "", http.MethodPost, "/auth/oauth2", `{"schemeId":"near","requestParameters":{"a":"b"}}`)
	if status != http.StatusInternalServerError || !strings.Contains(body, "--allow-outgoing=127.0.0.1:") || called {
		t.Errorf("%d %s", status, body)
	}
}

// A page that points a name of its own at this machine gets nothing; other
// programs may use any name.
func TestPagesUnderForeignNames(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{Control: emulator.Control{Hosts: []string{"game.example"}}})
	for _, c := range []struct {
		host, header, value string
		status              int
	}{
		{"evil.example:8080", "", "", http.StatusOK},
		{"evil.example:8080", "User-Agent", "Mozilla/5.0", http.StatusForbidden},
		{"evil.example", "Origin", "http://evil.example", http.StatusForbidden},
		{"evil.example", "Sec-Fetch-Site", "same-origin", http.StatusForbidden},
		{"game.example", "Origin", "http://game.example", http.StatusOK},
		{"localhost:8080", "Origin", "http://game.test", http.StatusOK},
		{"192.168.1.7:8080", "User-Agent", "Mozilla/5.0", http.StatusOK},
	} {
		for _, path := range []string{"/api/rest/version", "/sandbox/default/api/rest/version"} {
			if path != "/api/rest/version" && c.status == http.StatusOK {
				continue
			}
			r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+path, nil)
			r.Host = c.host
			if c.header != "" {
				r.Header.Set(c.header, c.value)
			}
			if got := s.Do(r); got.Status != c.status {
				t.Errorf("%s %s: %s: %d %s", c.host, c.header, c.value, got.Status, got.Body)
			}
		}
	}
}

// Nothing that the emulator serves runs in its own origin.
func TestPoliciesOfPages(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{IDP: true})
	for path, want := range map[string]string{
		"/nothing":                          "default-src 'none'",
		"/api/rest/oidc/x/callback?state=1": "default-src 'none'",
		"/_idp/" + idp.DefaultName + "/authorize?client_id=x": "default-src 'none'",
		"/api/rest/%":                          "",
		"/api/rest/nothing":                    "",
		"/_emulator/clock":                     "",
		"/cdn/object/0123456789abcdef01234567": "",
	} {
		r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+"/", nil)
		r.Host = "localhost"
		r.URL.Path = path
		if before, query, ok := strings.Cut(path, "?"); ok {
			r.URL.Path, r.URL.RawQuery = before, query
		}
		got := s.Do(r)
		plain := strings.HasPrefix(got.Header.Get("Content-Type"), "application/json")
		if got.Header.Get("X-Content-Type-Options") != "nosniff" && !plain || !strings.HasPrefix(got.Header.Get("Content-Security-Policy"), want) {
			t.Errorf("%s: %d %v", path, got.Status, got.Header)
		}
	}
}
