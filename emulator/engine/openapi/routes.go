package openapi

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const jsonType = "application/json"

// New writes the document of some routes.
func New(info Info, routes []rest.Described) *Document {
	t := NewTypes(Precise)
	doc := &Document{OpenAPI: "3.0.3", Info: info}
	for _, r := range routes {
		path, _ := doc.Paths.Get(r.Path)
		path.Set(strings.ToLower(r.Method), t.operation(r))
		doc.Paths.Set(r.Path, path)
	}
	doc.Components.Schemas = t.Named()
	return doc
}

func (t *Types) operation(r rest.Described) Operation {
	op := Operation{ID: r.Operation, Summary: r.About, Parameters: t.Parameters(r.In)}
	if body := r.Body(); body != nil {
		op.Body = &Body{Content: t.body(r, body)}
	}
	ok := Response{Description: http.StatusText(r.Status)}
	switch {
	case r.Produces != "":
		ok.Content = Content(r.Produces, &Schema{Type: "string"})
	case r.Status != http.StatusNoContent:
		ok.Content = Content(jsonType, t.ref(r.Out))
	}
	op.Responses.Set(strconv.Itoa(r.Status), ok)
	op.Responses.Set("default", Response{Description: "an error", Content: Content(jsonType, t.ref(reflect.TypeFor[envelope]()))})
	return op
}

// envelope is the body of every error.
type envelope struct {
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Failures []string `json:"validationFailureMessages,omitempty"`
}

// ref is the schema of a whole body, which is never null.
func (t *Types) ref(of reflect.Type) *Schema {
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	s := t.Of(of)
	return &s
}

func (t *Types) body(r rest.Described, of reflect.Type) Map[Media] {
	if r.Consumes == nil {
		return Content(jsonType, t.ref(of))
	}
	var content Map[Media]
	for _, media := range r.Consumes {
		schema := Schema{Type: "string"}
		if media == jsonType {
			schema.Type = "object"
		}
		content.Set(media, Media{Schema: &schema})
	}
	return content
}

// Parameters are the parameters that an input type takes, in the order of its
// fields.
func (t *Types) Parameters(in reflect.Type) []Parameter {
	var list []Parameter
	for f := range fieldsOf(in) {
		if name, ok := f.Tag.Lookup("path"); ok {
			list = append(list, Parameter{Name: name, In: "path", Required: true, Schema: t.parameter(f)})
		}
		if name, ok := f.Tag.Lookup("query"); ok {
			list = append(list, Parameter{Name: name, In: "query", Schema: t.parameter(f)})
		}
	}
	return list
}

func (t *Types) parameter(f reflect.StructField) Schema {
	s := t.field(f)
	s.Nullable = false // a parameter that is left out is no null
	if value, ok := f.Tag.Lookup("default"); ok {
		s.Default = literal(s.Type, value)
	}
	return s
}

// literal is a default value as JSON.
func literal(kind, value string) any {
	switch kind {
	case "integer":
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return n
		}
	case "boolean":
		return value == "true"
	}
	return value
}
