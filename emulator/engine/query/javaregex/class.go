package javaregex

// class reads a character class, after the opening bracket and up to the
// closing one.
func (p *parser) class() set {
	negated := p.raw() == '^'
	if negated {
		p.pos++
	}
	s := p.members()
	if !p.accept(']') {
		p.fail("unclosed character class, expected ]")
	}
	if negated {
		return s.not()
	}
	return s
}

// members reads the members of a class up to the closing bracket, which it
// leaves. A bracket that comes first is a member.
func (p *parser) members() set {
	if !p.nest() {
		return nil
	}
	defer func() { p.depth-- }()
	var read set
	for some := false; ; some = true {
		r := p.peek()
		switch {
		case r == end, r == ']' && some:
			return normal(read)
		case r == '&' && p.isAnd():
			read = p.intersection(normal(read), some)
		default:
			read = append(read, p.member(r)...)
		}
	}
}

func (p *parser) isAnd() bool {
	return p.pos+1 < len(p.pattern) && p.pattern[p.pos+1] == '&'
}

// intersection reads && and its right side, and gives both sides together. A
// side without members is left out.
func (p *parser) intersection(left set, some bool) set {
	p.pos += 2
	right, found := p.operand()
	switch {
	case found && some:
		return left.and(right)
	case found:
		return right
	case !some:
		p.fail("bad class syntax: && needs something on one side")
	}
	return left
}

// operand reads the right side of &&: classes in brackets, or all that follows.
func (p *parser) operand() (set, bool) {
	var read set
	for found := false; ; found = true {
		switch p.peek() {
		case ']', '&', end:
			return normal(read), found
		case '[':
			read = append(read, p.member('[')...)
		default:
			return union(read, p.members()), true
		}
	}
}

// member reads one member: a class in brackets, an escape, a code point or a
// range.
func (p *parser) member(r rune) set {
	p.pos++
	switch r {
	case '[':
		return p.nested()
	case '\\':
		e := p.escape()
		if e.node != nil {
			p.fail("a class holds characters only, no places, references or \\R")
			return nil
		}
		if !e.isChar {
			return e.set
		}
		r = e.char
	}
	return p.folded(p.span(r))
}

func (p *parser) nested() set {
	if !p.nest() {
		return nil
	}
	defer func() { p.depth-- }()
	return p.class()
}

// span reads the rest of a range that begins with a code point, if there is one.
func (p *parser) span(low rune) span {
	if p.peek() != '-' || p.pos+1 >= len(p.pattern) {
		return span{low, low}
	}
	if next := p.pattern[p.pos+1]; next == '[' || next == ']' {
		return span{low, low}
	}
	p.pos++
	high := p.peek()
	p.pos++
	if high == '\\' {
		e := p.escape()
		if !e.isChar {
			high = end
		} else {
			high = e.char
		}
	}
	if high < low {
		p.fail("illegal character range")
		return span{low, low}
	}
	return span{low, high}
}
