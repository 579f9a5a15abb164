package query

import (
	"strconv"
	"strings"
)

// isChar says whether a byte may stand in a bare word (query.7).
func isChar(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '.'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

// while reads as many bytes as fit, and gives them.
func (p *parser) while(fits func(byte) bool) string {
	start := p.pos
	for p.pos < len(p.text) && fits(p.text[p.pos]) {
		p.pos++
	}
	return p.text[start:p.pos]
}

// space reads white space, and says whether there was any.
func (p *parser) space() bool {
	return p.while(isSpace) != ""
}

// word reads a field or a value, bare or in quotes (query.7 to query.9).
func (p *parser) word() (string, bool) {
	if p.pos == len(p.text) {
		return "", false
	}
	switch p.text[p.pos] {
	case '"':
		return p.quoted('"', '\'')
	case '\'':
		return p.quoted('\'', '"')
	}
	w := p.while(isChar)
	return w, w != ""
}

func (p *parser) quoted(quote, other byte) (string, bool) {
	before := p.pos
	p.pos++
	w := p.while(func(c byte) bool { return isChar(c) || isSpace(c) || c == other })
	if w == "" || !p.literal(string(quote)) {
		p.pos = before
		return "", false
	}
	return w, true
}

// decimal reads a number of any size, or nothing.
func (p *parser) decimal() string {
	before := p.pos
	if p.while(isDigit) != "" && p.literal(".") {
		p.while(isDigit)
	}
	return p.text[before:p.pos]
}

// fits says whether the real server can read a number: a whole one has to fit
// 32 bits (query.10).
func fits(number string) bool {
	if strings.Contains(number, ".") {
		return true
	}
	_, err := strconv.ParseInt(number, 10, 32)
	return err == nil
}

// version reads a number of three parts or more (query.13).
func (p *parser) version() (string, bool) {
	before := p.pos
	end, parts := p.pos, 0
	for p.while(isDigit) != "" {
		end = p.pos
		parts++
		if !p.literal(".") {
			break
		}
	}
	if parts < 3 {
		p.pos = before
		return "", false
	}
	p.pos = end
	return p.text[before:end], true
}
