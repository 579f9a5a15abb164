package query

const numberExpected = "a number of at most 2147483647, without a sign"

func (p *parser) term() node {
	t := &term{negated: p.literal("NOT")}
	t.glued = t.negated && p.pos < len(p.text) && isChar(p.text[p.pos])
	p.space()
	field, ok := p.word()
	if !ok {
		p.expect(fieldExpected(t.negated))
		return nil
	}
	t.field = field
	p.space()
	if !p.tail(t) {
		return nil
	}
	return t
}

func fieldExpected(negated bool) string {
	if negated {
		return "a field name after NOT"
	}
	return "a field name or ("
}

func (p *parser) tail(t *term) bool {
	t.op = p.oneOf(">=", "<=", "!=", ">", "<", "=", ":")
	if t.op == "" {
		p.expect("one of : = > >= < <=")
		return false
	}
	p.space()
	switch t.op {
	case ":":
		return p.colonTail(t)
	case "=", "!=":
		return p.numericTail(t)
	}
	if v, ok := p.version(); ok {
		t.kind, t.value = versionTerm, v
		return true
	}
	return p.numericTail(t)
}

func (p *parser) numericTail(t *term) bool {
	t.kind = numericTerm
	before := p.pos
	if t.value = p.decimal(); fits(t.value) {
		return true
	}
	p.pos = before
	p.expect(numberExpected)
	return false
}

// colonTail reads a range where there is one, else a text (query.11). A range
// of numbers that are too large is not read as a text instead.
func (p *parser) colonTail(t *term) bool {
	before := p.pos
	if p.bounds(t) {
		t.kind = rangeTerm
		if fits(t.value) && fits(t.high) {
			return true
		}
		p.expect(numberExpected)
		return false
	}
	p.pos = before
	value, ok := p.word()
	if !ok {
		p.expect("a value of letters, digits, _ and . (spaces only in quotes)")
		return false
	}
	t.kind, t.value, t.high = stringTerm, value, ""
	return true
}

func (p *parser) bounds(t *term) bool {
	if t.value = p.decimal(); t.value == "" {
		return false
	}
	p.space()
	if p.oneOf("TO", "to") == "" {
		return false
	}
	p.space()
	t.high = p.decimal()
	return t.high != ""
}
