package pages_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

const person = "text/html,application/xhtml+xml,*/*;q=0.8"

func get(s *whole.Server, path, accept string) apitest.Answer {
	r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+path, nil)
	if accept != "" {
		r.Header.Set("Accept", accept)
	}
	return s.Do(r)
}

// TestFrontPage shows a person a page and a program JSON, both with the URL
// that they came by.
func TestFrontPage(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	got := get(s, "/", person)
	if got.Status != 200 || !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") {
		t.Errorf("%d %v", got.Status, got.Header)
	}
	for _, part := range []string{"<h1>Elements emulator</h1>", "curl -s -X POST " + apitest.BaseURL + "/api/rest/session", "/doc/swagger/", "/_emulator"} {
		if !strings.Contains(got.Body, part) {
			t.Errorf("the page has no %q", part)
		}
	}
	for _, outside := range []string{"src=", "http-equiv", "@import"} {
		if strings.Contains(got.Body, outside) {
			t.Errorf("the page fetches something: %q", outside)
		}
	}
	var about struct {
		Version, URL string
		Links        map[string]string
	}
	program := get(s, "/", "")
	if err := json.Unmarshal([]byte(program.Body), &about); err != nil || program.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("%v: %s", err, program.Body)
	}
	if about.URL != apitest.BaseURL || about.Links["api"] != apitest.BaseURL+"/api/rest" {
		t.Errorf("got %+v", about)
	}
}

// TestHostileHost checks that a page repeats no host as markup.
func TestHostileHost(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for _, path := range []string{"/", "/doc/swagger/", "/admin/"} {
		r := httptest.NewRequest(http.MethodGet, "http://x.test"+path, nil)
		r.Host = `"><script>alert(1)</script>`
		r.Header.Set("Accept", person)
		if got := s.Do(r); strings.Contains(got.Body, "<script>alert") {
			t.Errorf("%s: %s", path, got.Body)
		}
	}
}

// docs.20, docs.21
func TestSwaggerUI(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	for path, holds := range map[string]string{
		"/doc/swagger":                                 "swagger-initializer.js",
		"/doc/swagger/":                                "swagger-initializer.js",
		"/doc/swagger/index.html":                      "swagger-initializer.js",
		"/doc/swagger/control":                         "control-initializer.js",
		"/doc/swagger/swagger-initializer.js":          `"` + apitest.BaseURL + `/api/rest/openapi.json"`,
		"/doc/swagger/control-initializer.js":          `"` + apitest.BaseURL + `/_emulator/openapi.json"`,
		"/doc/swagger/swagger-ui.css":                  ".swagger-ui",
		"/doc/swagger/swagger-ui-bundle.js":            "SwaggerUIBundle",
		"/doc/swagger/swagger-ui-standalone-preset.js": "SwaggerUIStandalonePreset",
	} {
		if got := get(s, path, ""); got.Status != 200 || !strings.Contains(got.Body, holds) {
			t.Errorf("%s: %d without %q", path, got.Status, holds)
		}
	}
	for _, path := range []string{"/doc", "/doc/", "/doc/x", "/doc/swagger/x.js", "/doc/swagger/../x"} {
		if got := get(s, path, ""); got.Status != 404 {
			t.Errorf("%s: %d", path, got.Status)
		}
	}
}

// TestSwaggerUIIsSentPacked checks that a browser gets the files as they are
// kept.
func TestSwaggerUIIsSentPacked(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+"/doc/swagger/swagger-ui.css", nil)
	r.Header.Set("Accept-Encoding", "gzip, br")
	got := s.Do(r)
	unpacked, err := gzip.NewReader(strings.NewReader(got.Body))
	if err != nil || got.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("%v %v", err, got.Header)
	}
	if text, err := io.ReadAll(unpacked); err != nil || !strings.Contains(string(text), ".swagger-ui") {
		t.Error(err)
	}
}

// docs.30, and the single-page fall-back; no path leads out of the folder.
func TestAdminUI(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "ui")
	for name, text := range map[string]string{"index.html": "the app", "assets/a.js": "a()", "../secret.txt": "secret"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret.txt", filepath.Join(folder, "link.txt")); err != nil {
		t.Fatal(err)
	}
	settings := rest.DefaultSettings()
	settings.AdminUI = folder
	with, without := whole.New(t, emulator.Options{Settings: &settings}), whole.New(t, emulator.Options{})
	for path, holds := range map[string]string{
		"/admin": "the app", "/admin/": "the app", "/admin/some/page": "the app", "/admin/assets/a.js": "a()", "/admin/assets": "the app",
		"/admin/config.json": `{"api":{"url":"` + apitest.BaseURL + `/api/rest"}}`,
	} {
		if got := get(with, path, ""); got.Status != 200 || got.Body != holds {
			t.Errorf("%s: %d %s", path, got.Status, got.Body)
		}
	}
	for _, path := range []string{"/admin/link.txt", "/admin/../secret.txt", "/admin/%2e%2e/secret.txt", "/admin/..%2fsecret.txt"} {
		if got := get(with, path, ""); strings.Contains(got.Body, "secret\n") || got.Body == "secret" {
			t.Errorf("%s: %d %s", path, got.Status, got.Body)
		}
	}
	if got := get(without, "/admin/x", ""); got.Status != 200 || !strings.Contains(got.Body, "--admin-ui") {
		t.Errorf("%d %s", got.Status, got.Body)
	}
}
