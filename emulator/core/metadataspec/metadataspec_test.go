package metadataspec_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// newAPI is an API with specs of these bodies.
func newAPI(t *testing.T, bodies ...string) *apitest.API {
	t.Helper()
	api := apitest.New(t, metadataspec.Routes(), metadataspec.Tables())
	for _, body := range bodies {
		if got := api.Call(super, http.MethodPost, "/metadata_spec", body); got.Status != http.StatusOK {
			t.Fatalf("POST %s: %d %s", body, got.Status, got.Body)
		}
	}
	return api
}

// prop is a property of type STRING, with more in it.
func prop(name, more string) string {
	return `{"name":"` + name + `","displayName":"D","type":"STRING"` + more + `}`
}

// spec is a spec of type OBJECT.
func spec(name string, properties ...string) string {
	return `{"name":"` + name + `","type":"OBJECT","properties":[` + strings.Join(properties, ",") + `]}`
}

// metadata_spec.6, metadata_spec.7, metadata_spec.10
func TestFailures(t *testing.T) {
	t.Parallel()
	const (
		one     = "tabs: 'properties' must have exactly one element for ARRAY type fields."
		present = "tabs: 'properties' must not be null for OBJECT type fields."
	)
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"nothing", `{}`, []string{"name: must not be null", "type: must not be null", "properties: must not be null"}},
		{"root object", `{"name":"s","type":"OBJECT"}`, []string{"properties: must not be null", present, ": Invalid properties field."}},
		{"root array", `{"name":"s","type":"ARRAY","properties":[]}`, []string{one, ": Invalid properties field."}},
		{"second property", spec("s", prop("a", ""), prop("b", `,"type":"ARRAY"`)), []string{one, "properties[1]: Invalid properties field."}},
		{"nested", spec("s", prop("a", `,"properties":[{"name":"a b"}]`)), []string{
			`name: must match "\w+"`, "displayName: must not be null", "type: must not be null",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got struct {
				Failures []string `json:"validationFailureMessages"`
			}
			answer := newAPI(t).Call(super, http.MethodPost, "/metadata_spec", test.body)
			if err := json.Unmarshal([]byte(answer.Body), &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Failures); diff != "" || answer.Status != http.StatusBadRequest {
				t.Errorf("%d\n%s", answer.Status, diff)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, method, path, body string
		status                   int
		defects                  []string
	}{
		{"metadata_spec.4 no body to create", "POST", "/metadata_spec", "null", 500, []string{"metadata_spec.4"}},
		{"metadata_spec.4 no body to update", "PUT", "/metadata_spec/full", "null", 500, []string{"metadata_spec.4"}},
		{"metadata_spec.11 no body to update nothing", "PUT", "/metadata_spec/none", "null", 404, nil},
		{"metadata_spec.8 others may have properties", "POST", "/metadata_spec", spec("x", prop("a", `,"properties":[]`)), 200, nil},
		{"metadata_spec.9 no editor either", "GET", "/metadata_spec/doubled/editor.json", "", 500, []string{"metadata_spec.16", "metadata_spec.9"}},
		{"metadata_spec.9 doubled below", "GET", "/metadata_spec/below/schema.json", "", 500, []string{"metadata_spec.16", "metadata_spec.9"}},
		{"metadata_spec.24 noted at the creation", "POST", "/metadata_spec", spec("x"), 200, []string{"metadata_spec.24"}},
		{"metadata_spec.24 an empty object below", "GET", "/metadata_spec/hollow/schema.json", "", 200, []string{"metadata_spec.16"}},
		{"metadata_spec.24 no editor of an empty object below", "GET", "/metadata_spec/hollow/editor.json", "", 500, []string{"metadata_spec.16", "metadata_spec.24"}},
		{"metadata_spec.24 null to create", "POST", "/metadata_spec", `{"name":"x","type":"OBJECT","properties":[null]}`, 500, []string{"metadata_spec.24"}},
		{"metadata_spec.24 null below to update", "PUT", "/metadata_spec/full", spec("full", prop("a", `,"properties":[null]`)), 500, []string{"metadata_spec.24"}},
		{"metadata_spec.13 malformed id", "DELETE", "/metadata_spec/zzz", "", 404, nil},
		{"metadata_spec.23 a negative offset", "GET", "/metadata_spec?offset=-1", "", 500, []string{"page.3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t, spec("full", prop("a", "")), spec("doubled", prop("a", ""), prop("a", "")),
				spec("below", prop("a", `,"properties":[`+prop("b", "")+`,`+prop("b", "")+`]`)),
				spec("hollow", prop("a", `,"type":"OBJECT","properties":[]`)))
			got := api.Call(super, test.method, test.path, test.body)
			if got.Status != test.status {
				t.Errorf("status %d, want %d: %s", got.Status, test.status, got.Body)
			}
			if diff := cmp.Diff(test.defects, got.Defects); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// metadata_spec.24: an update keeps an empty list, so there is a schema.
func TestUpdateKeepsAnEmptyList(t *testing.T) {
	t.Parallel()
	api := newAPI(t, spec("s"))
	if got := api.Call(super, http.MethodPut, "/metadata_spec/s", spec("s")); !strings.HasSuffix(got.Body, `"properties":[]}`) {
		t.Fatal(got.Body)
	}
	var schema metadataspec.JSONSchema
	api.Get(super, "/metadata_spec/s/schema.json", &schema)
	if schema.Properties.Len() != 0 || len(schema.Required) != 0 {
		t.Errorf("got %+v", schema)
	}
}

// metadata_spec.24: the answer of a creation shows what is empty as it was
// sent. What is kept, and what an update answers, lacks the empty lists below
// the root and the empty default values.
func TestEmptyValuesAreNotKept(t *testing.T) {
	t.Parallel()
	const kept = `"defaultValue":{"in":[]},"properties":null`
	sent := spec("s", prop("a", `,"defaultValue":[],"properties":[]`), prop("b", `,"defaultValue":{},"properties":[`+prop("c", `,"defaultValue":{"in":[]},"properties":[]`)+`]`))
	for _, test := range []struct {
		method, path string
		before       []string
		echoed       int
	}{
		{http.MethodPost, "/metadata_spec", nil, 2},
		{http.MethodPut, "/metadata_spec/s", []string{spec("s")}, 0},
	} {
		t.Run(test.method, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t, test.before...)
			got := api.Call(super, test.method, test.path, sent)
			if n := strings.Count(got.Body, `"properties":[]`); n != test.echoed || got.Status != http.StatusOK {
				t.Errorf("%d, %d empty lists in %s", got.Status, n, got.Body)
			}
			later := api.Call(super, http.MethodGet, "/metadata_spec/s", "")
			if strings.Count(later.Body, `"defaultValue":null`) != 2 || !strings.Contains(later.Body, kept) || strings.Contains(later.Body, `"properties":[]`) {
				t.Error(later.Body)
			}
		})
	}
}

// metadata_spec.21, metadata_spec.22
func TestEditorLeavesArraysOut(t *testing.T) {
	t.Parallel()
	api := newAPI(t, spec("s",
		prop("list", `,"type":"ARRAY","properties":[`+prop("in", `,"defaultValue":1`)+`]`),
		prop("home", `,"type":"OBJECT","properties":[`+prop("zip", "")+`]`)))
	var got metadataspec.EditorSchema
	api.Get(super, "/metadata_spec/s/editor.json", &got)
	var keys []string
	for _, line := range got.Layout {
		keys = append(keys, line.Key)
	}
	if diff := cmp.Diff([]string{"home", "home.zip"}, keys); diff != "" {
		t.Error(diff)
	}
	if home, ok := got.Data.Get("home"); !ok || got.Data.Len() != 1 || home == nil {
		t.Errorf("data has %v", got.Data.Members())
	}
}

// metadata_spec.3: a list leaves deleted specs out, and a name may be empty.
func TestListShowsLiveSpecs(t *testing.T) {
	t.Parallel()
	api := newAPI(t, spec("first"), spec(""))
	var page rest.Page[metadataspec.Spec]
	api.Get(super, "/metadata_spec", &page)
	if page.Total != 2 || *page.Objects[1].Name != "" {
		t.Fatalf("got %+v", page)
	}
	api.Call(super, http.MethodDelete, "/metadata_spec/"+*page.Objects[0].ID, "")
	api.Get(super, "/metadata_spec", &page)
	if page.Total != 1 || len(page.Objects) != 1 {
		t.Errorf("got %+v", page)
	}
}

// A blank id is a 404 without a message for everybody.
func TestBlankID(t *testing.T) {
	t.Parallel()
	got := newAPI(t).Call(rest.Caller{}, http.MethodDelete, "/metadata_spec/%20", "")
	if want := `{"code":"NOT_FOUND","message":null}`; got.Body != want {
		t.Errorf("got %d %s, want %s", got.Status, got.Body, want)
	}
}
