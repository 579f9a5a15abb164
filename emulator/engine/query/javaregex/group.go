package javaregex

// group reads what follows an opening parenthesis, up to the closing one. It
// is nil for flags alone, as in (?i).
func (p *parser) group() node {
	if !p.nest() {
		return nil
	}
	defer func() { p.depth-- }()
	before := p.flags
	if p.raw() != '?' {
		p.groups++
		return p.captured(p.groups, before)
	}
	p.pos++
	r := p.raw()
	p.pos++
	switch r {
	case ':':
		return p.body(before)
	case '>':
		return &atomic{p.body(before)}
	case '=', '!':
		return &look{body: p.body(before), negated: r == '!'}
	case '<':
		return p.lookBehindOrName(before)
	}
	p.pos--
	return p.flagged(before)
}

// body reads up to the closing parenthesis. Flags set inside end there.
func (p *parser) body(before flags) node {
	n := p.alternation()
	if !p.accept(')') {
		p.fail("unclosed group, expected )")
	}
	p.flags = before
	return n
}

func (p *parser) captured(index int, before flags) node {
	return &capture{p.body(before), index}
}

func (p *parser) lookBehindOrName(before flags) node {
	r := p.raw()
	if r != '=' && r != '!' {
		return p.namedGroup(before)
	}
	p.pos++
	n := &look{body: p.body(before), behind: true, negated: r == '!'}
	n.width = width(n.body)
	if p.database && !isFixed(n.body) {
		p.fail("the database knows no look-behind of several lengths")
	}
	if n.width == unlimited {
		p.fail("look-behind group has no greatest length, replace * and + by counts")
	}
	return n
}

func (p *parser) namedGroup(before flags) node {
	name := p.groupName()
	if _, taken := p.names[name]; taken {
		p.fail("named capturing group %s is already defined", name)
	}
	p.groups++
	p.names[name] = p.groups
	return p.captured(p.groups, before)
}

// groupName reads a name and the > after it.
func (p *parser) groupName() string {
	start := p.pos
	for isAlnum(p.raw()) {
		p.pos++
	}
	name := string(p.pattern[start:p.pos])
	if name == "" || digits.has(rune(name[0])) {
		p.fail("a group name has to start with a letter")
	}
	if p.raw() != '>' {
		p.fail("named capturing group has no > after its name")
	}
	p.pos++
	return name
}

func isAlnum(r rune) bool { return r != '_' && wordChars.has(r) }

// flagged reads (?flags) or (?flags:…), after the question mark.
func (p *parser) flagged(before flags) node {
	on := true
	for {
		r := p.raw()
		p.pos++
		switch {
		case r == ')':
			return nil
		case r == ':':
			return p.body(before)
		case r == '-' && on:
			on = false
		case !p.setFlag(r, on):
			p.pos--
			p.fail("unknown inline modifier or group type after (?")
			return nil
		}
	}
}

// set turns the flag of a letter on or off, and says whether there is one.
func (f *flags) set(letter rune, on bool) bool {
	switch letter {
	case 'i':
		f.ignoreCase = on
	case 'd':
		f.unixLines = on
	case 'm':
		f.multiline = on
	case 's':
		f.dotAll = on
	case 'u':
		f.unicodeCase = on
	case 'x':
		f.comments = on
	case 'U':
		f.unicodeClass, f.unicodeCase = on, on
	default:
		return false
	}
	return true
}
