package openapi_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/plain"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestMain(m *testing.M) {
	m.Run()
}

// colour is an enum.
type colour string

func (colour) Constants() []string { return []string{"RED", "BLUE"} }

// free writes itself as JSON.
type free struct{}

func (free) MarshalJSON() ([]byte, error) { return []byte("{}"), nil }

// common is embedded in inputs and in outputs.
type common struct {
	Filter string `query:"filter"`
}

type base struct {
	ID string `json:"id"`
}

// leaf refers to itself.
type leaf struct {
	base
	Name   string          `json:"name"`
	Maybe  *string         `json:"maybe"`
	Next   *leaf           `json:"next"`
	List   []leaf          `json:"list"`
	Map    map[string]int  `json:"map"`
	Colour colour          `json:"colour"`
	At     time.Time       `json:"at"`
	Long   int64           `json:"long"`
	Share  float64         `json:"share"`
	Truth  bool            `json:"truth,omitempty"`
	Any    any             `json:"any"`
	Raw    json.RawMessage `json:"-"`
	Free   free            `json:"free"`
}

type listIn struct {
	common
	Count int `query:"count"`
}

type nameIn struct {
	Name string `path:"name"`
}

type leafIn struct {
	nameIn
	Body *leaf `body:"check"`
}

type rawIn struct {
	Body []byte `body:"raw"`
}

func route[In, Out any](method, path, id string, options ...rest.Option) rest.Route {
	f := func(*rest.Call, In) (out Out, err error) { return out, nil }
	return rest.Handle(method, path, rest.Unprivileged, f, append(options, rest.Named(id, "About "+id+"."))...)
}

// described are routes of all kinds.
func described(t *testing.T) []rest.Described {
	t.Helper()
	table, err := plain.Compile("/x", []rest.Route{
		route[listIn, []leaf]("GET", "/leaves", "list"),
		route[leafIn, leaf]("POST", "/leaves/{name}", "make", rest.Created),
		route[nameIn, rest.None]("DELETE", "/leaves/{name}", "drop"),
		route[rawIn, rest.Response]("POST", "/import", "import", rest.Consumes("application/yaml", "application/json"), rest.Produces("application/yaml")),
	})
	if err != nil {
		t.Fatal(err)
	}
	return table.Describe()
}

// Info has the name of another type.
type Info struct {
	Own bool `json:"own"`
}

// sameNames are routes of two types that have one name.
func sameNames(t *testing.T) []rest.Described {
	t.Helper()
	table, err := plain.Compile("/x", []rest.Route{
		route[rest.None, openapi.Info]("GET", "/a", "a"), route[rest.None, Info]("GET", "/b", "b"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return table.Describe()
}

// written is the document as a client reads it.
func written(t *testing.T) *openapi3.T {
	t.Helper()
	data, err := json.Marshal(openapi.New(openapi.Info{Title: "T", Description: "D", Version: "1"}, described(t)))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestDocumentIsValid(t *testing.T) {
	t.Parallel()
	if err := written(t).Validate(context.Background()); err != nil {
		t.Error(err)
	}
}

// TestOperations shows each operation in a line.
func TestOperations(t *testing.T) {
	t.Parallel()
	type line struct {
		ID, Summary string
		Parameters  map[string]string
		Body        []string
		OK          map[string][]string
	}
	doc, got := written(t), map[string]line{}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			l := line{ID: op.OperationID, Summary: op.Summary, Parameters: map[string]string{}, OK: map[string][]string{}}
			for _, p := range op.Parameters {
				l.Parameters[p.Value.Name] = p.Value.In + " " + p.Value.Schema.Value.Type.Slice()[0]
			}
			if op.RequestBody != nil {
				l.Body = keys(op.RequestBody.Value.Content)
			}
			for status, r := range op.Responses.Map() {
				l.OK[status] = keys(r.Value.Content)
			}
			got[method+" "+path] = l
		}
	}
	jsonOnly := []string{"application/json"}
	want := map[string]line{
		"GET /leaves": {
			ID: "list", Summary: "About list.", Parameters: map[string]string{"filter": "query string", "count": "query integer"},
			OK: map[string][]string{"200": jsonOnly, "default": jsonOnly},
		},
		"POST /leaves/{name}": {
			ID: "make", Summary: "About make.", Parameters: map[string]string{"name": "path string"}, Body: jsonOnly,
			OK: map[string][]string{"201": jsonOnly, "default": jsonOnly},
		},
		"DELETE /leaves/{name}": {
			ID: "drop", Summary: "About drop.", Parameters: map[string]string{"name": "path string"},
			OK: map[string][]string{"204": nil, "default": jsonOnly},
		},
		"POST /import": {
			ID: "import", Summary: "About import.", Parameters: map[string]string{}, Body: []string{"application/json", "application/yaml"},
			OK: map[string][]string{"200": {"application/yaml"}, "default": jsonOnly},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
