package wire

import (
	"bytes"
	"reflect"
)

// bindBool takes a whole number, where only 0 is false, and quoted true and
// false, as Java's parser does.
func bindBool(s *scanner, v reflect.Value) (bool, *failure) {
	c := s.next()
	switch {
	case c == 't' || c == 'f':
		b, fail := s.boolean()
		v.SetBool(b)
		return false, fail
	case isNumber(c):
		at := s.pos
		literal, whole, fail := s.number()
		if fail == nil && !whole {
			fail = s.failAt(at, "a boolean was expected, got the fraction %s", shorten(string(literal)))
		}
		v.SetBool(bytes.ContainsAny(literal, "123456789"))
		return false, fail
	case c == '"':
		return s.quotedBool(v)
	}
	return false, s.mismatch("a boolean")
}

func (s *scanner) quotedBool(v reflect.Value) (bool, *failure) {
	at := s.pos
	text, null, fail := s.quotedScalar()
	if null || fail != nil {
		v.SetZero()
		return null, fail
	}
	switch text {
	case "true", "True", "TRUE":
		v.SetBool(true)
	case "false", "False", "FALSE":
		v.SetBool(false)
	default:
		return false, s.failAt(at, "%s is not a boolean", quote(text))
	}
	return false, nil
}
