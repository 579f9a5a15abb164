package documents

import (
	_ "embed"
	"reflect"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidc"
)

// schemaList names the schemas of the real server's document in its order,
// which comes from the reflection of its classes and follows no rule.
//
//go:embed schemas.txt
var schemaList string

// nameTypes gives the Go types of the routes the names that the document has
// for them. What routes answer comes before what they take, and a type that is
// called so itself before others that the name stands for.
func nameTypes(types *openapi.Types, routes map[string]rest.Described) {
	types.Name(reflect.TypeFor[errorResponse](), "ErrorResponse")
	types.Name(reflect.TypeFor[metadataspec.JSONSchemaProperty](), "JsonSchemaProperty") // only a tag refers to it
	types.Name(reflect.TypeFor[oidc.StatusResponse](), unshown)
	for _, asItself := range []bool{true, false} {
		for _, op := range rest.Operations() {
			if r, ok := routes[op.ID]; ok {
				addName(types, op.Gives, r.Out, asItself)
			}
		}
	}
	for _, op := range rest.Operations() {
		if r, ok := routes[op.ID]; ok && r.Body() != nil {
			addName(types, op.Takes, r.Body(), false)
		}
	}
}

// errorResponse is the body of every error (docs.3).
type errorResponse struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// unshown is a schema that no operation of the document refers to.
const unshown = "OidcLoginAttemptStatusResponse"

const page = "Pagination"

func addName(types *openapi.Types, name string, of reflect.Type, asItself bool) {
	name = strings.TrimPrefix(name, "[]")
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || name == "" || of == reflect.TypeFor[rest.Response]() || of == reflect.TypeFor[rest.None]() {
		return
	}
	if objects, ok := of.FieldByName("Objects"); ok && strings.HasPrefix(name, page) {
		addName(types, strings.TrimPrefix(name, page), objects.Type, asItself)
	}
	if asItself && of.Name() != name {
		return
	}
	types.Name(of, name)
}

// schema is the schema of a name in the list of operations, nil for none.
func (w *writer) schema(name string) *openapi.Schema {
	if name == "" {
		return nil
	}
	if of, ok := strings.CutPrefix(name, "[]"); ok {
		return &openapi.Schema{Type: "array", Items: w.schema(of)}
	}
	if name == "string" {
		return &openapi.Schema{Type: name}
	}
	s := w.types.Ref(name)
	return &s
}

// schemas are all schemas in the order of the real server's document.
func (w *writer) schemas() openapi.Map[openapi.Schema] {
	var ordered openapi.Map[openapi.Schema]
	named := w.types.Named()
	for name := range strings.FieldsSeq(schemaList) {
		if s, ok := named.Get(name); ok {
			ordered.Set(name, s)
		}
	}
	for _, name := range named.Keys() {
		if _, ok := ordered.Get(name); !ok {
			s, _ := named.Get(name)
			ordered.Set(name, s)
		}
	}
	return ordered
}
