package wire

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
)

func (p *structPlan) bind(s *scanner, v reflect.Value) (bool, *failure) {
	if s.next() != '{' {
		return false, s.mismatch("an object")
	}
	return false, s.object(func(at int, key []byte) *failure {
		i, known := p.byName[string(key)]
		if !known {
			return s.unknownProperty(at, string(key), p.names())
		}
		f := &p.fields[i]
		_, fail := f.bind(s, f.in(v))
		return fail
	})
}

func (s *scanner) unknownProperty(at int, key string, known []string) *failure {
	if len(known) == 0 {
		return s.failAt(at, "unknown property %s; this object has none", quote(key))
	}
	return s.failAt(at, "unknown property %s%s; known are: %s", quote(key), proposal(key, known), strings.Join(known, ", "))
}

// nullable reads null into the zero value and leaves the rest to bind.
func nullable(bind binder) binder {
	return func(s *scanner, v reflect.Value) (bool, *failure) {
		if s.next() == 'n' {
			v.SetZero()
			return true, s.word("null")
		}
		return bind(s, v)
	}
}

// fresh lets a nested object start empty: a second value of the same key
// replaces the first one whole (json.3).
func fresh(bind binder) binder {
	return func(s *scanner, v reflect.Value) (bool, *failure) {
		v.SetZero()
		return bind(s, v)
	}
}

func pointerTo(elem reflect.Type, bind binder) binder {
	return nullable(func(s *scanner, v reflect.Value) (bool, *failure) {
		p := reflect.New(elem)
		null, fail := bind(s, p.Elem())
		if null || fail != nil {
			v.SetZero()
			return null, fail
		}
		v.Set(p)
		return false, nil
	})
}

// keepingPointerTo fills what the pointer already points to.
func keepingPointerTo(elem reflect.Type, bind binder) binder {
	return nullable(func(s *scanner, v reflect.Value) (bool, *failure) {
		if v.IsNil() {
			v.Set(reflect.New(elem))
		}
		return bind(s, v.Elem())
	})
}

// nullElement is an element of a list that wants to know that it was null.
type nullElement interface{ Null() }

func sliceOf(t reflect.Type, bind binder) binder {
	tellsNull := reflect.PointerTo(t.Elem()).Implements(reflect.TypeFor[nullElement]())
	return func(s *scanner, v reflect.Value) (bool, *failure) {
		if s.next() != '[' {
			return false, s.mismatch("an array")
		}
		v.Set(reflect.MakeSlice(t, 0, 0))
		return false, s.array(func(i int) *failure {
			if i == v.Cap() {
				v.Grow(1)
			}
			v.SetLen(i + 1)
			null, fail := bind(s, v.Index(i))
			if null && tellsNull {
				v.Index(i).Addr().Interface().(nullElement).Null()
			}
			return fail
		})
	}
}

func mapOf(t reflect.Type, bind binder) binder {
	names := constants(t.Key())
	return func(s *scanner, v reflect.Value) (bool, *failure) {
		if s.next() != '{' {
			return false, s.mismatch("an object")
		}
		v.Set(reflect.MakeMap(t))
		return false, s.object(func(at int, key []byte) *failure {
			name := string(key)
			if names != nil && !slices.Contains(names, name) {
				return s.unknownConstant(at, name, names)
			}
			value := reflect.New(t.Elem()).Elem()
			_, fail := bind(s, value)
			v.SetMapIndex(reflect.ValueOf(name).Convert(t.Key()), value)
			return fail
		})
	}
}

func bindAny(s *scanner, v reflect.Value) (bool, *failure) {
	value, fail := s.value()
	if fail == nil {
		v.Set(reflect.ValueOf(value))
	}
	return false, fail
}

func bindObject(s *scanner, v reflect.Value) (bool, *failure) {
	if s.next() != '{' {
		return false, s.mismatch("an object")
	}
	o, fail := s.objectValue()
	if fail == nil {
		v.Set(reflect.ValueOf(o).Elem())
	}
	return false, fail
}

// bindRaw leaves the value to the type's own method, null included.
func bindRaw(s *scanner, v reflect.Value) (bool, *failure) {
	s.next()
	start := s.pos
	if _, fail := s.value(); fail != nil {
		return false, fail
	}
	v.SetZero()
	err := v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(s.data[start:s.pos])
	if err == nil {
		return false, nil
	}
	return false, s.refused(start, err)
}

// refused is the failure of a value that its type's own method does not take.
func (s *scanner) refused(at int, err error) *failure {
	if inner, ok := errors.AsType[*Error](err); ok {
		fail := s.failAt(at+inner.offset, "%s", inner.Message)
		switch {
		case inner.Path == "":
			return fail
		case strings.HasPrefix(inner.Path, "["):
			return fail.in(inner.Path)
		}
		return fail.in("." + inner.Path)
	}
	// The standard library's messages name Go types.
	if strings.HasPrefix(err.Error(), "json: ") {
		return s.failAt(at, "this value is not accepted here")
	}
	return s.failAt(at, "%s", err)
}
