package openapi

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
)

// The rules of a property stand in its `check` tag (package constraint), or,
// where the emulator checks nothing but the real server's document says
// something, in its `schema` tag, in the same words and these:
//
//	-                            no property of the document
//	name=get$id                  another name
//	required                     it must be there
//	unique                       no element of a list is there twice
//	writeonly                    answers never have it
//	enum=A|B                     one of these
//	format=date-time             another format; the type is a string then
//	type=object                  another type
//	ref=Name                     a schema of this name
//	values=string                an object whose values are of this type
//	values=object/string         one whose values are such objects

// field is the schema of a field with what its tags say.
func (t *Types) field(f reflect.StructField) Schema {
	if t.style != Declared {
		return t.Of(f.Type)
	}
	for word := range words(f) {
		if path, ok := strings.CutPrefix(word, "values="); ok {
			return valuesOf(path)
		}
	}
	s := t.Of(f.Type)
	for word := range words(f) {
		t.apply(&s, word)
	}
	return s
}

// required says whether a field must be there.
func (t *Types) required(f reflect.StructField) bool {
	for word := range words(f) {
		name, value, _ := strings.Cut(word, "=")
		if slices.Contains([]string{"required", "notnull", "notblank"}, name) || name == "size" && f.Type.Kind() == reflect.Slice && !strings.HasPrefix(value, "0") {
			return true
		}
	}
	return false
}

// shownName is the name of a property in the document.
func shownName(f reflect.StructField, name string) string {
	for word := range words(f) {
		if other, ok := strings.CutPrefix(word, "name="); ok {
			return other
		}
	}
	return name
}

// words are the words of a field's tags. Those that hold only in some groups
// are none of the document's.
func words(f reflect.StructField) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, tag := range []string{f.Tag.Get("check"), f.Tag.Get("schema")} {
			for word := range strings.SplitSeq(tag, ",") {
				word = strings.TrimSpace(word)
				if name, _, _ := strings.Cut(word, "="); word == "" || strings.Contains(name, ":") {
					continue
				}
				if !yield(word) {
					return
				}
			}
		}
	}
}

func (t *Types) apply(s *Schema, word string) {
	name, value, _ := strings.Cut(word, "=")
	switch name {
	case "notblank":
		s.MinLength = number("1")
	case "pattern":
		s.Pattern = constraint.Expression(constraint.Pattern(value))
	case "email":
		s.Format = "email"
	case "min":
		s.Minimum = number(value)
	case "max":
		s.Maximum = number(value)
	case "size":
		s.size(value)
	case "unique":
		s.Unique = true
	case "writeonly":
		s.WriteOnly = true
	case "enum":
		s.target().Enum = strings.Split(value, "|")
	default:
		t.replace(s, name, value)
	}
}

// replace makes another schema of one.
func (t *Types) replace(s *Schema, name, value string) {
	switch name {
	case "type":
		*s = Schema{Type: value}
	case "format":
		s.target().Type, s.target().Format = "string", value
	case "ref":
		*s.target() = t.Ref(value)
	}
}

// target is what a word is about: the elements of a list, the values of a map,
// else the schema.
func (s *Schema) target() *Schema {
	switch {
	case s.Type == "array":
		return s.Items
	case s.Type == "object" && s.Values != nil:
		return s.Values
	}
	return s
}

func valuesOf(path string) Schema {
	first, rest, more := strings.Cut(path, "/")
	values := Schema{Type: first}
	if more {
		values = valuesOf(rest)
	}
	return Schema{Type: "object", Values: &values}
}

func (s *Schema) size(bounds string) {
	low, high, _ := strings.Cut(bounds, "..")
	if s.Type == "array" {
		s.MinItems, s.MaxItems = number(low), number(high)
		return
	}
	s.MinLength, s.MaxLength = number(low), number(high)
}

func number(text string) *int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}
