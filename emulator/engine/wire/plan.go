package wire

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// binder reads one value into v, which is settable. null tells that the value
// was null or stands for it; v then holds its zero value.
type binder func(s *scanner, v reflect.Value) (null bool, fail *failure)

// enum is a string type that takes only some values.
type enum interface{ Constants() []string }

var (
	objectType      = reflect.TypeFor[Object]()
	numberType      = reflect.TypeFor[json.Number]()
	enumType        = reflect.TypeFor[enum]()
	unmarshalerType = reflect.TypeFor[json.Unmarshaler]()
)

// builder makes the binder of one type and of those inside it.
type builder struct {
	// structs breaks the circle of types that hold themselves.
	structs map[reflect.Type]*structPlan
	// since are the versions whose fields are known; see NewDecoder.
	since []string
	err   error
}

// root is the binder of the whole text: unlike those below it, it keeps what
// a struct already holds.
func (b *builder) root(t reflect.Type) binder {
	switch {
	case isPlainStruct(t):
		return nullable(b.structOf(t).bind)
	case t.Kind() == reflect.Pointer && isPlainStruct(t.Elem()):
		return keepingPointerTo(t.Elem(), b.root(t.Elem()))
	}
	return b.of(t)
}

// of is the binder of a type.
func (b *builder) of(t reflect.Type) binder {
	switch {
	case t == objectType:
		return nullable(bindObject)
	case t.Kind() == reflect.Pointer:
		return pointerTo(t.Elem(), b.of(t.Elem()))
	case reflect.PointerTo(t).Implements(unmarshalerType):
		return bindRaw
	case isPlainStruct(t):
		return nullable(fresh(b.structOf(t).bind))
	}
	return nullable(b.plain(t))
}

func (b *builder) plain(t reflect.Type) binder {
	switch t.Kind() {
	case reflect.String:
		if t == numberType {
			break
		}
		if names := constants(t); names != nil {
			return enumOf(names)
		}
		return bindString
	case reflect.Int, reflect.Int32:
		return intOf(32)
	case reflect.Int64:
		return intOf(64)
	case reflect.Float64:
		return bindFloat
	case reflect.Bool:
		return bindBool
	case reflect.Slice:
		return sliceOf(t, b.of(t.Elem()))
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return mapOf(t, b.of(t.Elem()))
		}
	case reflect.Interface:
		if t.NumMethod() == 0 {
			return bindAny
		}
	}
	return b.unsupported("values of type %s are not supported", t)
}

// unsupported notes a mistake of the programmer, who must see the type's name.
func (b *builder) unsupported(format string, args ...any) binder {
	b.err = fmt.Errorf("wire: "+format, args...)
	return nil
}

// isPlainStruct tells a struct that is filled property by property.
func isPlainStruct(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t != objectType && !reflect.PointerTo(t).Implements(unmarshalerType)
}

// constants are the values of an enum, nil for other types.
func constants(t reflect.Type) []string {
	if t.Kind() != reflect.String || !t.Implements(enumType) {
		return nil
	}
	return reflect.Zero(t).Interface().(enum).Constants()
}
