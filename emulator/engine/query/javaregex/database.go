package javaregex

import (
	"strings"
	"unicode"
)

// refuse fails on what Java knows and the database does not.
func (p *parser) refuse(what string) {
	if p.database {
		p.fail("the database does not know %s", what)
	}
}

// setFlag turns a flag on or off. The database ignores case in all letters and
// swaps greedy and lazy by U; it knows neither d nor u.
func (p *parser) setFlag(letter rune, on bool) bool {
	if !p.database {
		return p.flags.set(letter, on)
	}
	switch letter {
	case 'd', 'u':
		return false
	case 'U':
		p.flags.ungreedy = on
		return true
	case 'i':
		p.flags.unicodeCase = on
	}
	return p.flags.set(letter, on)
}

// isDatabaseProperty says whether the database knows a property that Java
// knows: both know the general categories, and name all else differently.
func isDatabaseProperty(name string) bool {
	_, ok := unicode.Categories[name]
	return ok || name == "Cn"
}

// isCount says whether a brace begins a count.
func (p *parser) isCount() bool {
	return p.pos+1 < len(p.pattern) && digits.has(p.pattern[p.pos+1])
}

// isFixed says whether each branch of a look-behind has one length only; they
// may differ.
func isFixed(n node) bool {
	a, ok := n.(*alternation)
	if !ok {
		_, ok := fixedWidth(n)
		return ok
	}
	for _, branch := range a.branches {
		if _, ok := fixedWidth(branch); !ok {
			return false
		}
	}
	return true
}

// fixedWidth is the length of all texts that a node matches, if it is one.
func fixedWidth(n node) (int, bool) {
	switch n := n.(type) {
	case *oneOf:
		return 1, true
	case *capture:
		return fixedWidth(n.body)
	case *atomic:
		return fixedWidth(n.body)
	case *repeat:
		w, ok := fixedWidth(n.body)
		return min(w*n.low, maxWidth), ok && n.low == n.high
	case *sequence:
		total := 0
		for _, part := range n.parts {
			w, ok := fixedWidth(part)
			if !ok {
				return 0, false
			}
			total = min(total+w, maxWidth)
		}
		return total, true
	case *alternation:
		first, ok := fixedWidth(n.branches[0])
		for _, branch := range n.branches[1:] {
			w, fixed := fixedWidth(branch)
			ok = ok && fixed && w == first
		}
		return first, ok
	case *look, *assertion:
		return 0, true
	}
	return 0, false
}

// databaseClass reads a character class as the database does: a bracket in it
// is a member, unless it begins a class of POSIX, and && are two members.
func (p *parser) databaseClass() set {
	negated := p.raw() == '^'
	if negated {
		p.pos++
	}
	var s set
	for some := false; ; some = true {
		r := p.raw()
		if r == end {
			p.fail("unclosed character class, expected ]")
			return nil
		}
		p.pos++
		if r == ']' && some {
			break
		}
		s = append(s, p.databaseMember(r)...)
	}
	if s = normal(s); negated {
		return s.not()
	}
	return s
}

func (p *parser) databaseMember(r rune) set {
	if r == '[' {
		if s, ok := p.posixMember(); ok {
			return s
		}
	}
	if r == '\\' {
		e, ok := p.classEscape()
		if !ok {
			return nil
		}
		if !e.isChar {
			return e.set
		}
		r = e.char
	}
	if p.raw() != '-' || p.pos+1 >= len(p.pattern) || p.pattern[p.pos+1] == ']' {
		return p.folded(span{r, r})
	}
	p.pos++
	high := p.raw()
	p.pos++
	if high == '\\' {
		e, ok := p.classEscape()
		if !ok || !e.isChar { // the - is a member, too
			return union(p.folded(span{r, r}), single('-'), e.set)
		}
		high = e.char
	}
	if high < r {
		p.fail("illegal character range")
		return nil
	}
	return p.folded(span{r, high})
}

// classEscape is an escape within a class, where \b is a backspace.
func (p *parser) classEscape() (escape, bool) {
	if p.raw() == 'b' {
		p.pos++
		return p.literal('\b'), true
	}
	e := p.escape()
	if e.node != nil {
		p.fail("a class holds characters only, no places, references or \\R")
		return escape{}, false
	}
	return e, true
}

// posixMember reads [:name:], after its bracket.
func (p *parser) posixMember() (set, bool) {
	rest := string(p.pattern[p.pos:min(p.pos+len(":^xdigit:]"), len(p.pattern))])
	if !strings.HasPrefix(rest, ":") {
		return nil, false
	}
	name, _, ok := strings.Cut(rest[1:], ":]")
	if !ok {
		return nil, false
	}
	word, negated := strings.CutPrefix(name, "^")
	s, known := posixNames[word]
	if !known {
		p.fail("the database does not know the class [:%s:]", name)
		return nil, true
	}
	p.pos += len(name) + 3
	if negated {
		s = s.not()
	}
	return s, true
}

// posixNames are the classes that the database takes from POSIX.
var posixNames = map[string]set{
	"alpha": union(lower, upper), "lower": lower, "upper": upper, "alnum": union(lower, upper, digits), "digit": digits,
	"xdigit": hexDigits, "punct": punctuation, "space": whiteSpace, "blank": chars(" \t"), "cntrl": control,
	"graph": {{'!', '~'}}, "print": {{' ', '~'}}, "ascii": {{0, 0x7F}}, "word": wordChars,
}
