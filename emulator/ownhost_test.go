package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// A URL whose authority is the request's own Host is served by the emulator
// itself, whatever that host is elsewhere: behind a mapped port, in a sandbox,
// behind TLS. Under any other host the same URL is called, and refused.
func TestURLsOfTheOwnHost(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, url, host, below string
		status                 int
	}{
		{"mapped port", "http://198.51.100.7:49153/api/rest/version", "198.51.100.7:49153", "", http.StatusOK},
		{"name with default port", "http://far.test/api/rest/version", "far.test", "", http.StatusOK},
		{"TLS", "https://far.test/api/rest/version", "far.test", "", http.StatusOK},
		{"sandbox", "http://far.test:49153/sandbox/box/api/rest/version", "far.test:49153", "/sandbox/box", http.StatusOK},
		{"${base}", "${base}/api/rest/version", "far.test:49153", "", http.StatusOK},
		{"${base} of a sandbox", "${base}/api/rest/version", "far.test:49153", "/sandbox/box", http.StatusOK},
		{"another port", "http://198.51.100.7:49153/api/rest/version", "198.51.100.7:49154", "", http.StatusInternalServerError},
		{"another host", "http://198.51.100.7/api/rest/version", "far.test", "", http.StatusInternalServerError},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			world, err := fixtures.Load(fixtures.Text("w", `oauth2AuthSchemes: [{name: self, validationUrl: "`+c.url+`", responseIdMapping: revision}]`))
			if err != nil {
				t.Fatal(err)
			}
			e := whole.Start(t, emulator.Options{World: world})
			post := func(host, path, body string) (int, string) {
				r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
				r.Host = host
				r.Header.Set("Content-Type", "application/json")
				w := httptest.NewRecorder()
				e.ServeHTTP(w, r)
				return w.Code, w.Body.String()
			}
			if status, body := post("localhost", "/_emulator/sandboxes", `{"name":"box"}`); status >= http.StatusBadRequest {
				t.Fatalf("%d %s", status, body)
			}
			if status, body := post(c.host, c.below+"/api/rest/auth/oauth2", `{"schemeId":"self","requestParameters":{"a":"b"}}`); status != c.status {
				t.Errorf("got %d %s, want %d", status, body, c.status)
			}
		})
	}
}
