package openapi_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
)

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// members are the members of an object of a document, without their order.
func members[V any](m openapi.Map[V]) map[string]V {
	all := map[string]V{}
	for _, key := range m.Keys() {
		all[key], _ = m.Get(key)
	}
	return all
}

func schemaOf(doc *openapi.Document, name string) openapi.Schema {
	s, _ := doc.Components.Schemas.Get(name)
	return s
}

// exact looks into the order of members too.
var exact = cmp.AllowUnexported(openapi.Map[openapi.Schema]{})

// TestSchema checks what becomes of each kind of Go type.
func TestSchema(t *testing.T) {
	t.Parallel()
	ref := openapi.Schema{Ref: "#/components/schemas/Leaf"}
	orNull := openapi.Schema{AllOf: []openapi.Schema{ref}, Nullable: true}
	want := map[string]openapi.Schema{
		"id":     {Type: "string"},
		"name":   {Type: "string"},
		"maybe":  {Type: "string", Nullable: true},
		"next":   orNull,
		"list":   {Type: "array", Items: &ref, Nullable: true},
		"map":    {Type: "object", Values: &openapi.Schema{Type: "integer", Format: "int32"}, Nullable: true},
		"colour": {Type: "string", Enum: []string{"RED", "BLUE"}},
		"at":     {Type: "string", Format: "date-time"},
		"long":   {Type: "integer", Format: "int64"},
		"share":  {Type: "number", Format: "double"},
		"truth":  {Type: "boolean"},
		"any":    {},
		"free":   {},
	}
	doc := openapi.New(openapi.Info{}, described(t))
	if diff := cmp.Diff(want, members(schemaOf(doc, "Leaf").Properties), exact); diff != "" {
		t.Error(diff)
	}
}

// TestErrorsHaveOneShape checks the schema that all operations refer to.
func TestErrorsHaveOneShape(t *testing.T) {
	t.Parallel()
	doc := openapi.New(openapi.Info{}, described(t))
	for path, operations := range members(doc.Paths) {
		for method, op := range members(operations) {
			answer, _ := op.Responses.Get("default")
			media, _ := answer.Content.Get("application/json")
			if got := media.Schema.Ref; got != "#/components/schemas/Envelope" {
				t.Errorf("%s %s: %q", method, path, got)
			}
		}
	}
	want := []string{"code", "message", "validationFailureMessages"}
	if diff := cmp.Diff(want, keys(members(schemaOf(doc, "Envelope").Properties))); diff != "" {
		t.Error(diff)
	}
}

// TestNamesOfTypes checks that two types of one name get names of their own.
func TestNamesOfTypes(t *testing.T) {
	t.Parallel()
	doc := openapi.New(openapi.Info{}, append(described(t), described(t)...))
	if diff := cmp.Diff([]string{"Envelope", "Leaf"}, keys(members(doc.Components.Schemas))); diff != "" {
		t.Errorf("described twice: %s", diff)
	}
	both := openapi.New(openapi.Info{}, sameNames(t))
	if diff := cmp.Diff([]string{"Contact", "Envelope", "Info", "Openapi_testInfo"}, keys(members(both.Components.Schemas))); diff != "" {
		t.Errorf("of two packages: %s", diff)
	}
}
