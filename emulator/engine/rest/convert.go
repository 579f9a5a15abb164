package rest

import (
	"reflect"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// converter puts the values of a parameter into a field and says whether they
// could be converted.
type converter func(into reflect.Value, values []string, fallback string) bool

// converterOf is the converter for a type: string, int, int64, bool, types of
// texts with Constants, their pointers (nil where absent), []string and lists
// of such types of texts.
func converterOf(t reflect.Type) (converter, bool) {
	if t == reflect.TypeFor[[]string]() {
		return func(into reflect.Value, values []string, _ string) bool {
			into.Set(reflect.ValueOf(values))
			return true
		}, true
	}
	if constants, ok := constantsOf(t); ok {
		return convertConstant(constants), true
	}
	if t.Kind() == reflect.Slice {
		constants, ok := constantsOf(t.Elem())
		return convertConstants(constants), ok
	}
	if t.Kind() == reflect.Pointer {
		return pointerConverter(t)
	}
	switch t.Kind() {
	case reflect.String:
		return convertString, true
	case reflect.Int:
		return convertInt(32), true
	case reflect.Int64:
		return convertInt(64), true
	case reflect.Bool:
		return convertBool, true
	default:
		return nil, false
	}
}

func pointerConverter(t reflect.Type) (converter, bool) {
	inner, ok := converterOf(t.Elem())
	return func(into reflect.Value, values []string, fallback string) bool {
		if values[0] == "" && t.Elem().Kind() != reflect.String {
			return true
		}
		v := reflect.New(t.Elem())
		into.Set(v)
		return inner(v.Elem(), values, fallback)
	}, ok
}

func convertString(into reflect.Value, values []string, _ string) bool {
	into.SetString(values[0])
	return true
}

// convertInt takes what Java takes for an int or long; an empty value counts
// as absent (http.9).
func convertInt(bits int) converter {
	return func(into reflect.Value, values []string, fallback string) bool {
		text := values[0]
		if text == "" {
			text = fallback
		}
		if text == "" {
			return true
		}
		n, err := wire.ParseInt(text, bits)
		into.SetInt(n)
		return err == nil
	}
}

// constantsOf are the texts that a type of texts can have, if it says so.
func constantsOf(t reflect.Type) ([]string, bool) {
	if t.Kind() != reflect.String {
		return nil, false
	}
	of, ok := reflect.Zero(t).Interface().(interface{ Constants() []string })
	if !ok {
		return nil, false
	}
	return of.Constants(), true
}

// convertConstant takes the exact texts only (econ.13).
func convertConstant(constants []string) converter {
	return func(into reflect.Value, values []string, _ string) bool {
		into.SetString(values[0])
		return slices.Contains(constants, values[0])
	}
}

func convertConstants(constants []string) converter {
	return func(into reflect.Value, values []string, _ string) bool {
		list := reflect.MakeSlice(into.Type(), len(values), len(values))
		for i, value := range values {
			if !slices.Contains(constants, value) {
				return false
			}
			list.Index(i).SetString(value)
		}
		into.Set(list)
		return true
	}
}

func convertBool(into reflect.Value, values []string, _ string) bool {
	into.SetBool(strings.EqualFold(values[0], "true"))
	return true
}
