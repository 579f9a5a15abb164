package openapi

import (
	"iter"
	"reflect"
	"strings"
)

// fieldsOf are the fields of a struct, those of embedded structs in place.
func fieldsOf(of reflect.Type) iter.Seq[reflect.StructField] {
	return func(yield func(reflect.StructField) bool) { eachField(of, yield) }
}

func eachField(of reflect.Type, yield func(reflect.StructField) bool) bool {
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	for i := range of.NumField() {
		f := of.Field(i)
		if f.Anonymous && jsonName(f) == "" && structOf(f.Type) {
			if !eachField(f.Type, yield) {
				return false
			}
			continue
		}
		if !yield(f) {
			return false
		}
	}
	return true
}

func structOf(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct
}

// jsonName is the name of a field in JSON, "" where it has none.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" {
		return ""
	}
	return name
}
