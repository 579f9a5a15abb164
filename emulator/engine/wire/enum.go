package wire

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// enumOf takes one of the constants, or the ordinal of one, quoted or not
// (json.4).
func enumOf(names []string) binder {
	return func(s *scanner, v reflect.Value) (bool, *failure) {
		c := s.next()
		at := s.pos
		switch {
		case c == '"':
			text, fail := s.text()
			if fail != nil {
				return false, fail
			}
			i := constantOf(string(text), names)
			if i < 0 {
				return false, s.unknownConstant(at, string(text), names)
			}
			v.SetString(names[i])
			return false, nil
		case isNumber(c):
			literal, whole, fail := s.number()
			if fail != nil {
				return false, fail
			}
			i, err := strconv.Atoi(string(literal))
			if err != nil || !whole || i < 0 || i >= len(names) {
				return false, s.failAt(at, "%s is the ordinal of no constant; the last one is %d (%s)",
					shorten(string(literal)), len(names)-1, names[len(names)-1])
			}
			v.SetString(names[i])
			return false, nil
		}
		return false, s.mismatch("one of " + strings.Join(names, ", "))
	}
}

// constantOf is the place of the constant that a string names, -1 for none.
// As in the server's parser, white space around it does not count, and an
// ordinal may be quoted, but has no sign and no zero before it.
func constantOf(text string, names []string) int {
	text = Trim(text)
	if i := slices.Index(names, text); i >= 0 {
		return i
	}
	i, err := strconv.Atoi(text)
	if err != nil || i >= len(names) || strconv.Itoa(i) != text {
		return -1
	}
	return max(i, -1)
}

func (s *scanner) unknownConstant(at int, text string, names []string) *failure {
	return s.failAt(at, "unknown constant %s%s; known are: %s", quote(text), proposal(text, names), strings.Join(names, ", "))
}
