package wire

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// FromMap makes an object of a map, its keys sorted. A nil map is a nil
// object.
func FromMap(m map[string]any) *Object {
	if m == nil {
		return nil
	}
	members := make([]Member, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		members = append(members, Member{Key: key, Value: FromGo(m[key])})
	}
	return objectOf(members)
}

// FromGo makes a value that an Object may hold of Go values, for instance of
// decoded YAML. Maps become objects with sorted keys, a float64 is written as
// a double, and a time (an unquoted date in YAML) becomes its ISO 8601 text.
// What is none of these is taken as JSON would have it; what JSON
// cannot hold, as its printed text.
func FromGo(v any) any {
	switch v := v.(type) {
	case nil, bool, string, json.Number:
		return v
	case *Object:
		return orNil(v)
	case map[string]any:
		return orNil(FromMap(v))
	case int:
		return json.Number(strconv.Itoa(v))
	case float64:
		return fromFloat(v)
	case Double:
		return fromFloat(float64(v))
	case time.Time:
		return fromTime(v)
	case json.Marshaler:
		return fromJSON(v)
	}
	return fromReflected(reflect.ValueOf(v))
}

// fromReflected is FromGo by the kind of the value.
func fromReflected(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return json.Number(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return json.Number(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		return fromFloat(v.Float())
	case reflect.Slice:
		return fromSlice(v)
	case reflect.Map:
		return fromReflectedMap(v)
	}
	return fromJSON(v.Interface())
}

func fromSlice(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = FromGo(v.Index(i).Interface())
	}
	return list
}

func fromReflectedMap(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	m := make(map[string]any, v.Len())
	for entries := v.MapRange(); entries.Next(); {
		m[fmt.Sprint(entries.Key().Interface())] = entries.Value().Interface()
	}
	return FromMap(m)
}

// orNil keeps a nil object from hiding in an interface.
func orNil(o *Object) any {
	if o == nil {
		return nil
	}
	return o
}

func fromFloat(f float64) any {
	text, _ := Double(f).MarshalJSON()
	if text[0] == '"' {
		return string(text[1 : len(text)-1])
	}
	return json.Number(text)
}

func fromTime(t time.Time) string {
	if t.Location() == time.UTC && t.Equal(t.Truncate(24*time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339Nano)
}

func fromJSON(v any) any {
	text, err := Encode(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	var value any
	if err := Decode(text, &value); err != nil {
		return fmt.Sprint(v)
	}
	return value
}
