package openapi

import (
	"encoding/json"
	"path"
	"reflect"
	"strings"
	"time"
)

// Schema is the schema of a value.
type Schema struct {
	Ref        string            `json:"$ref,omitempty"`
	Type       string            `json:"type,omitempty"`
	Format     string            `json:"format,omitempty"`
	Nullable   bool              `json:"nullable,omitempty"`
	Enum       []string          `json:"enum,omitempty"`
	Items      *Schema           `json:"items,omitempty"`
	Properties map[string]Schema `json:"properties,omitempty"`
	// Values is the schema of the values of an object with any keys.
	Values *Schema `json:"additionalProperties,omitempty"`
}

// types collects the named types that a document refers to.
type types struct {
	named map[string]Schema
	names map[reflect.Type]string
}

// of is the schema of a type.
func (t *types) of(of reflect.Type) Schema {
	switch {
	case of == reflect.TypeFor[time.Time]():
		return Schema{Type: "string", Format: "date-time"}
	case of.Kind() == reflect.Pointer:
		return t.pointer(of.Elem())
	case of.Kind() == reflect.Struct && writesItself(of):
		return Schema{Type: "object"}
	}
	return t.plain(of)
}

func (t *types) plain(of reflect.Type) Schema {
	switch of.Kind() {
	case reflect.Bool:
		return Schema{Type: "boolean"}
	case reflect.Int64:
		return Schema{Type: "integer", Format: "int64"}
	case reflect.Int:
		return Schema{Type: "integer", Format: "int32"}
	case reflect.Float64:
		return Schema{Type: "number", Format: "double"}
	case reflect.Slice:
		items := t.of(of.Elem())
		return Schema{Type: "array", Items: &items}
	case reflect.Map:
		values := t.of(of.Elem())
		return Schema{Type: "object", Values: &values}
	case reflect.Struct:
		return Schema{Ref: "#/components/schemas/" + t.name(of)}
	case reflect.String:
		return Schema{Type: "string", Enum: constants(of)}
	default:
		return Schema{}
	}
}

// pointer is a schema that allows null. A reference can't say so itself.
func (t *types) pointer(of reflect.Type) Schema {
	s := t.of(of)
	if s.Ref == "" {
		s.Nullable = true
	}
	return s
}

// name is the name of a struct type, whose schema is made when it is first
// asked for.
func (t *types) name(of reflect.Type) string {
	if name, ok := t.names[of]; ok {
		return name
	}
	name := strings.ToUpper(of.Name()[:1]) + of.Name()[1:]
	if i := strings.IndexByte(name, '['); i >= 0 {
		name = name[:i]
	}
	if _, taken := t.named[name]; taken {
		name = strings.ToUpper(path.Base(of.PkgPath())[:1]) + path.Base(of.PkgPath())[1:] + name
	}
	t.names[of], t.named[name] = name, Schema{} // for types that refer to themselves
	s := Schema{Type: "object", Properties: map[string]Schema{}}
	t.properties(of, s.Properties)
	t.named[name] = s
	return name
}

func (t *types) properties(of reflect.Type, into map[string]Schema) {
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			t.properties(f.Type, into)
		case f.IsExported() && name != "" && name != "-":
			into[name] = t.of(f.Type)
		}
	}
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
