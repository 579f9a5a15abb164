package javaregex

func (p *parser) quantified(body node) node {
	low, high := 0, unlimited
	switch p.peek() {
	case '*':
	case '+':
		low = 1
	case '?':
		high = 1
	case '{':
		if p.database && !p.isCount() {
			return body // it stands for itself
		}
		p.pos++
		return p.withMode(p.counted(body))
	default:
		return body
	}
	p.pos++
	return p.withMode(&repeat{body: body, low: low, high: high})
}

func (p *parser) withMode(r *repeat) node {
	if p.flags.ungreedy {
		r.mode = lazy
	}
	switch {
	case p.accept('?'):
		if r.mode == lazy {
			r.mode = greedy
		} else {
			r.mode = lazy
		}
	case p.accept('+'):
		r.mode = possessive
	}
	return r
}

// counted reads {n}, {n,} or {n,m}, after the brace.
func (p *parser) counted(body node) *repeat {
	if r := p.raw(); r < '0' || r > '9' {
		p.fail("illegal repetition: a literal { needs a backslash")
		return &repeat{}
	}
	low := p.number()
	high := low
	if p.raw() == ',' {
		p.pos++
		high = unlimited
		if p.raw() != '}' {
			high = p.number()
		}
	}
	if p.raw() != '}' {
		p.fail("unclosed counted repetition, expected }")
		return &repeat{}
	}
	p.pos++
	if high != unlimited && high < low {
		p.fail("illegal repetition range: {%d,%d}", low, high)
	}
	return &repeat{body: body, low: low, high: high}
}

// maxDatabaseCount is the largest count that the database takes.
const maxDatabaseCount = 1<<16 - 1

// maxCount is the largest 32-bit number.
const maxCount = 1<<31 - 1

func (p *parser) number() int {
	n := 0
	for p.raw() >= '0' && p.raw() <= '9' {
		n = n*10 + int(p.raw()-'0')
		p.pos++
		if p.database && n > maxDatabaseCount {
			p.fail("the database counts to %d at most", maxDatabaseCount)
		}
		if n > maxCount {
			p.fail("illegal repetition range: a count is at most %d", maxCount)
		}
	}
	return n
}
