package rest

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

// binding fills the input of a route from a request. It is worked out once.
type binding struct {
	fields []field
	body   *bodyField
}

// field is a path or query parameter of the input.
type field struct {
	index    []int
	segment  int    // place among the path's parameters, or -1
	query    string // name of the query parameter
	fallback string
	convert  converter
}

func newBinding(in reflect.Type, path string) (*binding, error) {
	if in.Kind() != reflect.Struct {
		return nil, fmt.Errorf("%s: the input %s is no struct", path, in)
	}
	b := &binding{}
	return b, b.add(in, nil, Parameters(path))
}

func (b *binding) add(t reflect.Type, above []int, params []string) error {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int{}, above...), i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			if err := b.add(f.Type, index, params); err != nil {
				return err
			}
			continue
		}
		if err := b.addField(f, index, params); err != nil {
			return err
		}
	}
	return nil
}

func (b *binding) addField(f reflect.StructField, index []int, params []string) error {
	if tag, ok := f.Tag.Lookup("body"); ok {
		if b.body != nil {
			return fmt.Errorf("input field %s: the input has a body already", f.Name)
		}
		body, err := newBodyField(f, index, tag)
		b.body = body
		return err
	}
	convert, ok := converterOf(f.Type)
	if !ok {
		return fmt.Errorf("input field %s has no tag body and a type that no parameter can have", f.Name)
	}
	p := field{index: index, segment: -1, convert: convert, fallback: f.Tag.Get("default")}
	if name, ok := f.Tag.Lookup("path"); ok {
		p.segment = slices.Index(params, name)
		if p.segment < 0 {
			return fmt.Errorf("input field %s: the path has no parameter {%s}", f.Name, name)
		}
	} else if p.query = f.Tag.Get("query"); p.query == "" {
		return fmt.Errorf("input field %s has neither path, query nor body", f.Name)
	}
	b.fields = append(b.fields, p)
	return nil
}

// multipart reports whether the body is one of parts.
func (b *binding) multipart() bool { return b.body != nil && b.body.mode == bodyMultipart }

// json reports whether the body is a JSON text.
func (b *binding) json() bool {
	return b.body != nil && b.body.mode != bodyRaw && b.body.mode != bodyMultipart
}

// Parameters are the names in braces of a path, in order.
func Parameters(path string) []string {
	var names []string
	for segment := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(segment, "{") {
			names = append(names, strings.TrimSuffix(strings.Trim(segment, "{}"), "..."))
		}
	}
	return names
}

// params fills the parameters. One that can't be converted is an error, of
// which the table's kind decides.
func (b *binding) params(in reflect.Value, segment func(int) string, query queryValues) *badParameter {
	for i := range b.fields {
		f := &b.fields[i]
		values := []string{f.fallback}
		switch {
		case f.segment >= 0:
			values[0] = segment(f.segment)
		case query.has(f.query):
			values = query.get(f.query)
		case f.fallback == "":
			continue
		}
		if !f.convert(in.FieldByIndex(f.index), values, f.fallback) {
			return &badParameter{name: f.query, value: strings.Join(values, ", ")}
		}
	}
	return nil
}

// badParameter is a parameter whose value can't be converted.
type badParameter struct{ name, value string }

// error is the 404 with the standard envelope that the server answers
// (http.9).
func (p *badParameter) error() *Error {
	return framework(http.StatusNotFound, "HTTP 404 Not Found: %q is no value for parameter %q.", p.value, p.name).In(Envelope)
}
