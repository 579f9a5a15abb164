package wire

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// value reads any value: nil, bool, json.Number, string, []any or *Object.
func (s *scanner) value() (any, *failure) {
	c := s.next()
	switch c {
	case '{':
		return s.objectValue()
	case '[':
		return s.arrayValue()
	case '"':
		text, fail := s.text()
		return string(text), fail
	case 't', 'f':
		return s.boolean()
	case 'n':
		return nil, s.word("null")
	}
	if !isNumber(c) {
		return nil, s.unexpected("a value")
	}
	literal, whole, fail := s.number()
	if fail != nil || whole {
		return json.Number(literal), fail
	}
	return inRange(string(literal)), nil
}

func (s *scanner) objectValue() (*Object, *failure) {
	var members []Member
	fail := s.object(func(_ int, key []byte) *failure {
		name := string(key)
		v, fail := s.value()
		members = append(members, Member{Key: name, Value: v})
		return fail
	})
	if fail != nil {
		return nil, fail
	}
	return objectOf(members), nil
}

func (s *scanner) arrayValue() ([]any, *failure) {
	list := []any{}
	fail := s.array(func(int) *failure {
		v, fail := s.value()
		list = append(list, v)
		return fail
	})
	return list, fail
}

// inRange is a number with a fraction or an exponent as the server keeps it: a
// double. One beyond its range is infinite, which is written as a text, and one
// too small for it is 0.0; all others stay as they are.
func inRange(literal string) any {
	f, _ := strconv.ParseFloat(literal, 64) // beyond the range it is infinite, too
	mantissa, _, _ := strings.Cut(strings.ToLower(literal), "e")
	switch {
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == 0 && strings.ContainsAny(mantissa, "123456789"):
		return json.Number(javaDouble(f))
	}
	return json.Number(literal)
}
