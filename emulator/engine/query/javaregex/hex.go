package javaregex

import (
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf16"
)

// hex reads \xhh or \x{h…h}, after the x.
func (p *parser) hex() rune {
	if p.raw() != '{' {
		return p.hexDigits(2)
	}
	p.pos++
	start := p.pos
	for hexDigits.has(p.raw()) {
		p.pos++
	}
	value, err := strconv.ParseInt(string(p.pattern[start:p.pos]), 16, 32)
	if err != nil || value > unicode.MaxRune || p.raw() != '}' {
		p.fail("\\x{ needs the hexadecimal number of a code point and }")
		return 0
	}
	p.pos++
	return rune(value)
}

func (p *parser) hexDigits(count int) rune {
	stop := p.pos + count
	for i := p.pos; i < stop; i++ {
		if i >= len(p.pattern) || !hexDigits.has(p.pattern[i]) {
			p.fail("expected %d hexadecimal digits", count)
			return 0
		}
	}
	// The digits were checked.
	value, _ := strconv.ParseInt(string(p.pattern[p.pos:stop]), 16, 32)
	p.pos = stop
	return rune(value)
}

// utf16 reads \uhhhh, or two of them that are one code point, after the u.
func (p *parser) utf16() rune {
	high := p.hexDigits(4)
	if !utf16.IsSurrogate(high) || p.raw() != '\\' || p.pos+1 >= len(p.pattern) || p.pattern[p.pos+1] != 'u' {
		return high
	}
	before := p.pos
	p.pos += 2
	low := p.hexDigits(4)
	if r := utf16.DecodeRune(high, low); r != unicode.ReplacementChar {
		return r
	}
	if p.err == nil {
		p.pos = before
	}
	return high
}

// property reads the name of \pX or \p{name}.
func (p *parser) property(negated bool) escape {
	name := p.propertyName()
	s, ok := p.namedSet(name)
	if p.database && !isDatabaseProperty(name) {
		p.refuse("\\p{" + name + "}")
	}
	if !ok {
		p.fail("unknown character property %q", name)
	}
	if negated {
		s = s.not()
	}
	return escape{set: s}
}

func (p *parser) propertyName() string {
	if p.raw() == end {
		p.fail("\\p needs the name of a character property")
		return ""
	}
	start := p.pos
	p.pos++
	if p.pattern[start] != '{' {
		return string(p.pattern[start])
	}
	for p.raw() != '}' && p.raw() != end {
		p.pos++
	}
	name := string(p.pattern[start+1 : p.pos])
	if p.raw() == end {
		p.fail("unclosed character property, expected }")
		return name
	}
	p.pos++
	return name
}

func (p *parser) namedSet(name string) (set, bool) {
	key := fmt.Sprint(name, p.flags.unicodeClass, p.flags.ignoreCase)
	if s, ok := p.made[key]; ok {
		return s, true
	}
	s, ok := p.flags.named(name)
	if ok {
		p.made[key] = s
	}
	return s, ok
}
