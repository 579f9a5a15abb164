package documents_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// docs.1: the same document in both languages, under names of their own.
func TestBothLanguages(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	asJSON, asYAML := s.Must("", http.MethodGet, "/openapi.json", ""), s.Must("", http.MethodGet, "/openapi.yaml", "")
	if got := asYAML.Header.Get("Content-Disposition"); got != `inline; filename="openapi.yaml"` {
		t.Errorf("got %q", got)
	}
	var a, b any
	if err := json.Unmarshal([]byte(asJSON.Body), &a); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(asYAML.Body), &b); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(again, &b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
	if !strings.HasPrefix(asYAML.Body, "openapi: 3.0.1\ninfo:\n") {
		t.Errorf("it begins with %.60q", asYAML.Body)
	}
}

// docs.5: the server is where the client came by, whoever asked first.
func TestServerIsWhereTheClientCameBy(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	s.Must("", http.MethodGet, "/openapi.json", "")
	r := httptest.NewRequest(http.MethodGet, "http://games.test:81"+rest.Root+"/openapi.json", nil)
	r.Header.Set("X-Forwarded-Proto", "https")
	if body, want := s.Do(r).Body, `"servers":[{"url":"https://games.test:81/api/rest",`; !strings.Contains(body, want) {
		t.Errorf("got %.700s, want %s", body, want)
	}
}

// docs.2, docs.3: what every operation has, and that all operations are there.
func TestEveryOperation(t *testing.T) {
	t.Parallel()
	doc := strict(t)
	operations := 0
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			operations++
			if diff := cmp.Diff([]string{"ElementsCore"}, op.Tags); diff != "" {
				t.Errorf("%s %s: %s", method, path, diff)
			}
			for _, status := range []int{400, 401, 403, 404, 409, 500, 501, 503} {
				if r := op.Responses.Status(status); r == nil || r.Value.Content["application/json"].Schema.Ref != "#/components/schemas/ErrorResponse" {
					t.Errorf("%s %s: no error %d", method, path, status)
				}
			}
		}
	}
	if want := len(rest.Operations()); operations != want {
		t.Errorf("%d operations, want %d", operations, want)
	}
}

// TestStrictDocumentIsValid checks the document for generators and validators
// that take OpenAPI at its word.
func TestStrictDocumentIsValid(t *testing.T) {
	t.Parallel()
	if err := strict(t).Validate(context.Background()); err != nil {
		t.Error(err)
	}
}

func strict(t *testing.T) *openapi3.T {
	t.Helper()
	s := whole.New(t, emulator.Options{})
	r := httptest.NewRequest(http.MethodGet, apitest.BaseURL+rest.Root+"/openapi.json?strict=true", nil)
	doc, err := openapi3.NewLoader().LoadFromData([]byte(s.Do(r).Body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
