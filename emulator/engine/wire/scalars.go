package wire

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// bindString takes a number and a boolean with their text (json.7).
func bindString(s *scanner, v reflect.Value) (bool, *failure) {
	switch c := s.next(); {
	case c == '"':
		text, fail := s.text()
		v.SetString(string(text))
		return false, fail
	case c == 't' || c == 'f':
		b, fail := s.boolean()
		v.SetString(strconv.FormatBool(b))
		return false, fail
	case isNumber(c):
		literal, _, fail := s.number()
		v.SetString(string(literal))
		return false, fail
	}
	return false, s.mismatch("a string")
}

// bindFloat takes a quoted number too. A number too large for a double is
// refused, and so are NaN and the infinities.
func bindFloat(s *scanner, v reflect.Value) (bool, *failure) {
	at, text, null, fail := s.numeric()
	if null || fail != nil {
		v.SetZero()
		return null, fail
	}
	f, err := strconv.ParseFloat(text, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return false, s.failAt(at, "%s is too large for a number", shorten(text))
	case err != nil || strings.Trim(text, "0123456789+-.eE") != "":
		return false, s.failAt(at, "%s is not a number", quote(text))
	}
	v.SetFloat(f)
	return false, nil
}

// numeric reads the text of a number, quoted or not, and where it stands.
func (s *scanner) numeric() (at int, text string, null bool, fail *failure) {
	c := s.next()
	at = s.pos
	switch {
	case c == '"':
		text, null, fail = s.quotedScalar()
		return at, text, null, fail
	case isNumber(c):
		literal, _, fail := s.number()
		return at, string(literal), false, fail
	}
	return at, "", false, s.mismatch("a number")
}

// quotedScalar reads a string that stands for a number or a boolean: without
// the white space around it. Nothing and the word null stand for null.
func (s *scanner) quotedScalar() (text string, null bool, fail *failure) {
	raw, fail := s.text()
	text = Trim(string(raw))
	return text, text == "" || text == "null", fail
}
