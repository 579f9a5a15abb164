// Package code_test tries what is about deployments as a client does.
package code_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// codegen.4 and the sentence in place of the generator.
func TestCodegen(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root().Secret
	for body, want := range map[string]struct {
		status int
		holds  string
	}{
		`{"language":"csharp","packageName":"My.Game"}`:                   {501, "openapi-generator-cli generate -g csharp -i " + apitest.BaseURL + "/api/rest/openapi.json -o client --package-name 'My.Game'"},
		`{"language":"go","elementSpecUrl":"http://x.test/openapi.yaml"}`: {501, "-i http://x.test/openapi.yaml "},
		`{"language":"klingon"}`:                                          {500, "klingon"},
		`{}`:                                                              {500, "csharp"},
		``:                                                                {400, "null"},
	} {
		got := s.Call(root, http.MethodPost, "/codegen", body)
		if got.Status != want.status || !strings.Contains(got.Body, want.holds) {
			t.Errorf("%s: %d %s, want %d with %s", body, got.Status, got.Body, want.status, want.holds)
		}
	}
}

// elements.5: a deployment that is enabled has failed, with the reason and what
// its archive says; one that is not enabled is not there.
func TestRuntimesOfDeployments(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root().Secret
	s.Must(root, http.MethodPost, "/elements/deployment", `{"elements":[{"path":"game"}],"state":"DISABLED"}`)
	s.Must(root, http.MethodPost, "/elements/deployment", `{"elements":[{"path":"game"}]}`)
	got := s.Must(root, http.MethodGet, "/elements/runtime", "").Body
	if strings.Count(got, `"status":"FAILED"`) != 1 || !strings.Contains(got, "runs no Java") {
		t.Errorf("got %s", got)
	}
	if got := s.Must(root, http.MethodGet, "/elements/container", "").Body; got != "[]" {
		t.Errorf("got %s", got)
	}
}

const site = `
applications: [{name: game}]
users: [{name: ann, password: x}]
deployments:
  - {application: game, version: "1", files: {index.html: <h1>Hello</h1>, data.bin: abc}}
`

// cdn.20 to cdn.24, cdn.40
func TestStaticFiles(t *testing.T) {
	t.Parallel()
	w, err := fixtures.Load(fixtures.Text("site", site))
	if err != nil {
		t.Fatal(err)
	}
	s := whole.New(t, emulator.Options{World: w})
	const folder = "/cdn/static/app/game/"
	first := get(s, folder+"serve/1/index.html", nil)
	if first.Status != 200 || first.Body != "<h1>Hello</h1>" || !strings.HasPrefix(first.Header.Get("Content-Type"), "text/html") ||
		first.Header.Get("Cache-Control") != "public, max-age=300, must-revalidate" {
		t.Errorf("got %d %s %v", first.Status, first.Body, first.Header)
	}
	if again := get(s, folder+"serve/1/index.html", http.Header{"If-None-Match": {first.Header.Get("ETag")}}); again.Status != 304 || again.Body != "" {
		t.Errorf("got %d %s", again.Status, again.Body)
	}
	for path, status := range map[string]int{
		folder + "serve/1/data.bin": 200, folder + "serve/1": 404, folder + "serve/2/index.html": 404, folder + "index.html": 404,
		folder + "serve/1/none": 404, "/cdn/static/app/none/serve/1/index.html": 404, "/cdn/static/app/game": 404,
	} {
		if got := get(s, path, nil); got.Status != status || status == 404 && got.Body != "" {
			t.Errorf("%s: %d %s, want %d", path, got.Status, got.Body, status)
		}
	}
}

// cdn.40
func TestGit(t *testing.T) {
	t.Parallel()
	w, err := fixtures.Load(fixtures.Text("site", site))
	if err != nil {
		t.Fatal(err)
	}
	s := whole.New(t, emulator.Options{World: w})
	for _, try := range []struct {
		name, password, app string
		status              int
	}{
		{"", "", "game", 401},
		{"root", "wrong", "game", 403},
		{"none", "x", "game", 403},
		{"ann", "x", "game", 404},
		{"root", "example", "none", 404},
		{"root", "example", "game", 501},
	} {
		r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+"/cdn/git/"+try.app+"/info/refs?service=git-upload-pack", nil)
		if try.name != "" {
			r.SetBasicAuth(try.name, try.password)
		}
		got := s.Do(r)
		if got.Status != try.status || (try.status == 401) != (got.Header.Get("Www-Authenticate") == "Basic") || try.status != 501 && got.Body != "" {
			t.Errorf("%v: %d %s %v", try, got.Status, got.Body, got.Header)
		}
	}
}

func get(s *whole.Server, path string, header http.Header) apitest.Answer {
	r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+path, nil)
	for name, values := range header {
		r.Header[name] = values
	}
	return s.Do(r)
}
