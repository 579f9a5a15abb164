package javaregex

import "strings"

// escape is what a backslash and what follows it stand for: a node, or, where
// node is nil, a set.
type escape struct {
	node node
	set  set
	// char is set when it is one code point, which may begin or end a range.
	char   rune
	isChar bool
}

func (p *parser) escapedNode() node {
	e := p.escape()
	if e.node != nil {
		return e.node
	}
	return &oneOf{e.set}
}

func (p *parser) literal(r rune) escape {
	return escape{set: p.folded(span{r, r}), char: r, isChar: true}
}

// escape reads what follows a backslash.
func (p *parser) escape() escape {
	r := p.raw()
	p.pos++
	switch r {
	case end:
		p.fail("a backslash needs something after it")
		return escape{}
	case 'd', 'w', 's', 'h', 'v':
		return escape{set: p.flags.shorthand(r)}
	case 'D', 'W', 'S', 'H', 'V':
		return escape{set: p.flags.shorthand(r - 'A' + 'a').not()}
	case 'p', 'P':
		return p.property(r == 'P')
	}
	if n := p.placeOrReference(r); n != nil {
		return escape{node: n}
	}
	return p.literal(p.escapedChar(r))
}

func (p *parser) placeOrReference(r rune) node {
	switch r {
	case 'A', 'G':
		return &assertion{textStart, p.flags}
	case 'z':
		return &assertion{textEnd, p.flags}
	case 'Z':
		return &assertion{lastLine, p.flags}
	case 'b':
		return p.boundary()
	case 'X':
		return &cluster{}
	case 'B':
		return &assertion{noBoundary, p.flags}
	case 'R':
		crlf := &sequence{[]node{&oneOf{single('\r')}, &oneOf{single('\n')}}}
		return &alternation{[]node{crlf, &oneOf{vertical}}}
	case 'k':
		return p.namedReference()
	}
	if r >= '1' && r <= '9' {
		return p.numberedReference(int(r - '0'))
	}
	return nil
}

func (p *parser) namedReference() node {
	if p.raw() != '<' {
		p.fail("\\k needs the name of a group in < and >")
		return nil
	}
	p.pos++
	name := p.groupName()
	index, ok := p.names[name]
	if !ok {
		p.fail("named capturing group %s does not exist", name)
	}
	return &backReference{index, p.flags}
}

// numberedReference takes further digits as long as there are that many groups.
func (p *parser) numberedReference(index int) node {
	for digits.has(p.raw()) {
		longer := index*10 + int(p.raw()-'0')
		if longer > p.groups {
			break
		}
		index = longer
		p.pos++
	}
	p.highest = max(p.highest, index)
	return &backReference{index, p.flags}
}

// boundary reads what follows \b. In Java {g} makes it one of clusters; the
// database takes that as text.
func (p *parser) boundary() node {
	const clusters = "{g}"
	if !p.database && strings.HasPrefix(string(p.pattern[p.pos:min(p.pos+len(clusters), len(p.pattern))]), clusters) {
		p.pos += len(clusters)
		return &assertion{atCluster, p.flags}
	}
	return &assertion{boundary, p.flags}
}

// escapedChar is the one code point that an escape stands for.
func (p *parser) escapedChar(r rune) rune {
	switch r {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 'f':
		return '\f'
	case 'a':
		return '\a'
	case 'e':
		return 0x1B
	case 'c':
		return p.controlChar()
	case '0':
		return p.octal()
	case 'x':
		return p.hex()
	case 'u':
		p.refuse("\\u")
		return p.utf16()
	case 'N':
		p.refuse("\\N{…}")
		return p.byName()
	}
	if r <= 0x7F && isAlnum(r) {
		p.fail("illegal or unsupported escape \\%c", r)
	}
	return r
}

func (p *parser) controlChar() rune {
	r := p.raw()
	if r == end {
		p.fail("\\c needs a letter after it")
		return 0
	}
	p.pos++
	return r ^ 64
}

// octal reads one to three digits, the value at most 0377.
func (p *parser) octal() rune {
	value, count, most := rune(0), 0, 3
	if p.database {
		most = 2
	}
	for count < most && p.raw() >= '0' && p.raw() <= '7' && value*8+p.raw()-'0' <= 0o377 {
		value = value*8 + p.raw() - '0'
		p.pos++
		count++
	}
	if count == 0 {
		p.fail("\\0 needs octal digits after it")
	}
	return value
}
