package openapi_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
)

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// TestSchema checks what becomes of each kind of Go type.
func TestSchema(t *testing.T) {
	t.Parallel()
	ref := openapi.Schema{Ref: "#/components/schemas/Leaf"}
	want := map[string]openapi.Schema{
		"id":     {Type: "string"},
		"name":   {Type: "string"},
		"maybe":  {Type: "string", Nullable: true},
		"next":   ref,
		"list":   {Type: "array", Items: &ref},
		"map":    {Type: "object", Values: &openapi.Schema{Type: "integer", Format: "int32"}},
		"colour": {Type: "string", Enum: []string{"RED", "BLUE"}},
		"at":     {Type: "string", Format: "date-time"},
		"long":   {Type: "integer", Format: "int64"},
		"share":  {Type: "number", Format: "double"},
		"truth":  {Type: "boolean"},
		"any":    {},
		"free":   {Type: "object"},
	}
	doc := openapi.New(openapi.Info{}, described(t))
	if diff := cmp.Diff(want, doc.Components.Schemas["Leaf"].Properties); diff != "" {
		t.Error(diff)
	}
}

// TestErrorsHaveOneShape checks the schema that all operations refer to.
func TestErrorsHaveOneShape(t *testing.T) {
	t.Parallel()
	doc := openapi.New(openapi.Info{}, described(t))
	for path, operations := range doc.Paths {
		for method, op := range operations {
			if got := op.Responses["default"].Content["application/json"].Schema.Ref; got != "#/components/schemas/Envelope" {
				t.Errorf("%s %s: %q", method, path, got)
			}
		}
	}
	want := []string{"code", "message", "validationFailureMessages"}
	if diff := cmp.Diff(want, keys(doc.Components.Schemas["Envelope"].Properties)); diff != "" {
		t.Error(diff)
	}
}

// TestNamesOfTypes checks that two types of one name get names of their own.
func TestNamesOfTypes(t *testing.T) {
	t.Parallel()
	doc := openapi.New(openapi.Info{}, append(described(t), described(t)...))
	if diff := cmp.Diff([]string{"Envelope", "Leaf"}, keys(doc.Components.Schemas)); diff != "" {
		t.Errorf("described twice: %s", diff)
	}
	both := openapi.New(openapi.Info{}, sameNames(t))
	if diff := cmp.Diff([]string{"Envelope", "Info", "Openapi_testInfo"}, keys(both.Components.Schemas)); diff != "" {
		t.Errorf("of two packages: %s", diff)
	}
}
