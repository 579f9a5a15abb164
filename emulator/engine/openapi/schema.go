package openapi

import (
	"encoding/json"
	"reflect"
	"slices"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Schema is the schema of a value.
type Schema struct {
	Ref       string   `json:"$ref,omitempty"`
	AllOf     []Schema `json:"allOf,omitempty"`
	Maximum   *int64   `json:"maximum,omitempty"`
	Minimum   *int64   `json:"minimum,omitempty"`
	MaxLength *int64   `json:"maxLength,omitempty"`
	MinLength *int64   `json:"minLength,omitempty"`
	Pattern   string   `json:"pattern,omitempty"`
	MaxItems  *int64   `json:"maxItems,omitempty"`
	MinItems  *int64   `json:"minItems,omitempty"`
	Unique    bool     `json:"uniqueItems,omitempty"`
	// Required are the names of the properties that must be there, sorted.
	Required   []string    `json:"required,omitempty"`
	Type       string      `json:"type,omitempty"`
	Properties Map[Schema] `json:"properties,omitzero"`
	// Values is the schema of the values of an object with any keys.
	Values    *Schema  `json:"additionalProperties,omitempty"`
	Format    string   `json:"format,omitempty"`
	Nullable  bool     `json:"nullable,omitempty"`
	WriteOnly bool     `json:"writeOnly,omitempty"`
	Items     *Schema  `json:"items,omitempty"`
	Enum      []string `json:"enum,omitempty"`
	Default   any      `json:"default,omitempty"`
}

// Of is the schema of a type: of a struct with a name a reference, under which
// Named has it.
func (t *Types) Of(of reflect.Type) Schema {
	switch {
	case of == reflect.TypeFor[time.Time]():
		return Schema{Type: "string", Format: "date-time"}
	case of == reflect.TypeFor[wire.Object](), of == reflect.TypeFor[*wire.Object]():
		any := t.any()
		return t.orNull(of, Schema{Type: "object", Values: &any})
	case of == reflect.TypeFor[wire.Double]():
		return Schema{Type: "number", Format: "double"}
	case of.Kind() == reflect.Pointer:
		return t.orNull(of, t.Of(of.Elem()))
	case of.Kind() == reflect.Struct && writesItself(of):
		return t.any()
	}
	return t.plain(of)
}

func (t *Types) plain(of reflect.Type) Schema {
	switch of.Kind() {
	case reflect.Bool:
		return Schema{Type: "boolean"}
	case reflect.Int64:
		return Schema{Type: "integer", Format: "int64"}
	case reflect.Int, reflect.Int32:
		return Schema{Type: "integer", Format: "int32"}
	case reflect.Float64:
		return Schema{Type: "number", Format: "double"}
	case reflect.Slice:
		items := t.element(of.Elem())
		return t.orNull(of, Schema{Type: "array", Items: &items})
	case reflect.Map:
		values := t.element(of.Elem())
		return t.orNull(of, Schema{Type: "object", Values: &values})
	case reflect.Struct:
		return t.Ref(t.name(of))
	case reflect.String:
		return Schema{Type: "string", Enum: constants(of)}
	default:
		return t.any()
	}
}

// element is the schema of what a list or a map holds.
func (t *Types) element(of reflect.Type) Schema {
	s := t.Of(of)
	if of.Kind() == reflect.Pointer && of != reflect.TypeFor[*wire.Object]() {
		s = t.Of(of.Elem()) // a pointer to see a null in a request
	}
	s.Nullable = false
	return s
}

// orNull is a schema that allows null where the Go type does and the document
// says so. A reference can't say it itself.
func (t *Types) orNull(of reflect.Type, s Schema) Schema {
	if t.style != Precise || !slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Map}, of.Kind()) {
		return s
	}
	if s.Ref != "" {
		return Schema{AllOf: []Schema{s}, Nullable: true}
	}
	s.Nullable = s.Type != "" // where anything goes null does too
	return s
}

// any is the schema of any value. The real server's document says object.
func (t *Types) any() Schema {
	if t.style == Precise {
		return Schema{}
	}
	return Schema{Type: "object"}
}

func writesItself(t reflect.Type) bool {
	marshaler := reflect.TypeFor[json.Marshaler]()
	return t.Implements(marshaler) || reflect.PointerTo(t).Implements(marshaler)
}

// constants are the values of an enum, nil for other texts.
func constants(t reflect.Type) []string {
	if e, ok := reflect.Zero(t).Interface().(interface{ Constants() []string }); ok {
		return e.Constants()
	}
	return nil
}
