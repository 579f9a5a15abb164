package wire

import (
	"fmt"
	"unicode/utf8"
)

// deepest is how many containers may stand inside each other, as in the real
// server's parser.
const deepest = 1000

// scanner walks over one JSON text that is valid UTF-8. Each of its reading
// methods starts at pos and leaves pos behind what it read.
type scanner struct {
	data  []byte
	pos   int
	depth int
}

// next skips white space and is the byte after it, 0 at the end.
func (s *scanner) next() byte {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; c {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) failAt(offset int, format string, args ...any) *failure {
	return &failure{offset: offset, message: fmt.Sprintf(format, args...)}
}

// unexpected is the failure of a text that is not JSON at pos.
func (s *scanner) unexpected(expected string) *failure {
	if s.pos >= len(s.data) {
		return s.failAt(len(s.data), "%s was expected, but the text ends here", expected)
	}
	r, _ := utf8.DecodeRune(s.data[s.pos:])
	return s.failAt(s.pos, "%s was expected, got %q", expected, r)
}

// mismatch is the failure of a value of a wrong type.
func (s *scanner) mismatch(expected string) *failure {
	got := kindOf(s.next())
	if got == "" {
		return s.unexpected(expected)
	}
	return s.failAt(s.pos, "%s was expected, got %s", expected, got)
}

// kindOf names the kind of value that starts with a byte; empty for none.
func kindOf(c byte) string {
	switch c {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	if isNumber(c) {
		return "a number"
	}
	return ""
}

// isNumber tells whether a byte starts a number.
func isNumber(c byte) bool { return c == '-' || isDigit(c) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// word reads true, false or null.
func (s *scanner) word(word string) *failure {
	if len(s.data)-s.pos < len(word) || string(s.data[s.pos:s.pos+len(word)]) != word {
		return s.failAt(s.pos, "this is no JSON value; did you mean %s?", word)
	}
	s.pos += len(word)
	return nil
}

// boolean reads true or false.
func (s *scanner) boolean() (bool, *failure) {
	if s.data[s.pos] == 't' {
		return true, s.word("true")
	}
	return false, s.word("false")
}

// object reads an object whose brace is at pos. For each key it calls member,
// which reads the value; at is the key's offset. The key is only valid during
// the call.
func (s *scanner) object(member func(at int, key []byte) *failure) *failure {
	if fail := s.nest(); fail != nil {
		return fail
	}
	if s.next() == '}' {
		return s.leave()
	}
	for {
		if fail := s.member(member); fail != nil {
			return fail
		}
		switch s.next() {
		case ',':
			s.pos++
		case '}':
			return s.leave()
		default:
			return s.unexpected("a comma or a closing brace")
		}
	}
}

func (s *scanner) member(member func(at int, key []byte) *failure) *failure {
	if s.next() != '"' {
		return s.unexpected("a property name in double quotes")
	}
	at := s.pos
	key, fail := s.text()
	if fail != nil {
		return fail
	}
	if s.next() != ':' {
		return s.unexpected("a colon")
	}
	s.pos++
	if fail := member(at, key); fail != nil {
		return fail.in(keyPart(string(key)))
	}
	return nil
}

// array reads an array whose bracket is at pos. For each element it calls
// element, which reads it.
func (s *scanner) array(element func(i int) *failure) *failure {
	if fail := s.nest(); fail != nil {
		return fail
	}
	if s.next() == ']' {
		return s.leave()
	}
	for i := 0; ; i++ {
		if fail := element(i); fail != nil {
			return fail.in(indexPart(i))
		}
		switch s.next() {
		case ',':
			s.pos++
		case ']':
			return s.leave()
		default:
			return s.unexpected("a comma or a closing bracket")
		}
	}
}

func (s *scanner) nest() *failure {
	if s.depth == deepest {
		return s.failAt(s.pos, "the value is nested more than %d levels deep", deepest)
	}
	s.depth++
	s.pos++
	return nil
}

func (s *scanner) leave() *failure {
	s.depth--
	s.pos++
	return nil
}
