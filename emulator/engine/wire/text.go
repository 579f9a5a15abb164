package wire

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string whose quote is at pos. What it gives may be a part of
// the scanner's data: copy it to keep it.
func (s *scanner) text() ([]byte, *failure) {
	start := s.pos + 1
	for i := start; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.pos = i + 1
			return s.data[start:i:i], nil
		case c == '\\':
			s.pos = i
			return s.escapedText(s.data[start:i])
		case c < ' ':
			return nil, s.controlCharacter(i)
		}
	}
	return nil, s.unclosed()
}

// escapedText reads the rest of a string from its first backslash on.
func (s *scanner) escapedText(begin []byte) ([]byte, *failure) {
	text := append(make([]byte, 0, len(begin)+16), begin...)
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		switch {
		case c == '"':
			s.pos++
			return text, nil
		case c < ' ':
			return nil, s.controlCharacter(s.pos)
		case c != '\\':
			text = append(text, c)
			s.pos++
			continue
		}
		r, fail := s.escape()
		if fail != nil {
			return nil, fail
		}
		text = utf8.AppendRune(text, r)
	}
	return nil, s.unclosed()
}

// escape reads a backslash and what belongs to it.
func (s *scanner) escape() (rune, *failure) {
	if s.pos+1 >= len(s.data) {
		return 0, s.unclosed()
	}
	r := unescaped(s.data[s.pos+1])
	if r != 0 {
		s.pos += 2
		return r, nil
	}
	high, ok := s.unicodeEscape()
	if !ok {
		return 0, s.failAt(s.pos, `a backslash must be followed by one of "\/bfnrt or by u and four hexadecimal digits`)
	}
	if !utf16.IsSurrogate(high) {
		return high, nil
	}
	return s.secondHalf(high), nil
}

// secondHalf completes a surrogate pair. Half a pair is no character: it
// becomes U+FFFD.
func (s *scanner) secondHalf(high rune) rune {
	back := s.pos
	if low, ok := s.unicodeEscape(); ok {
		if pair := utf16.DecodeRune(high, low); pair != utf8.RuneError {
			return pair
		}
	}
	s.pos = back
	return utf8.RuneError
}

// unicodeEscape reads \uXXXX, or nothing.
func (s *scanner) unicodeEscape() (rune, bool) {
	rest := s.data[s.pos:]
	if len(rest) < 6 || rest[0] != '\\' || rest[1] != 'u' {
		return 0, false
	}
	code, err := strconv.ParseUint(string(rest[2:6]), 16, 16)
	if err != nil {
		return 0, false
	}
	s.pos += 6
	return rune(code), true
}

// unescaped is the character behind a one-letter escape, 0 for none.
func unescaped(c byte) rune {
	switch c {
	case '"', '\\', '/':
		return rune(c)
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

func (s *scanner) controlCharacter(at int) *failure {
	return s.failAt(at, "a string holds the control character 0x%02x; write it as an escape", s.data[at])
}

func (s *scanner) unclosed() *failure {
	return s.failAt(len(s.data), "a string is not closed")
}
