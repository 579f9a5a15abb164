package query

import "strings"

// maxDepth is how deep parentheses may nest. Deeper ones make the text
// unparsable; the real server runs out of stack somewhere beyond.
const maxDepth = 200

// Parse reads a search text (query.1 to query.14). The error is a
// *SyntaxError. The whole text has to be a query: callers trim it first where
// the route does (query.2). It takes time and memory linear in the text.
func Parse(text string) (*Query, error) {
	p := parser{text: text}
	root := p.or()
	if root != nil && p.pos == len(text) {
		return &Query{root: root}, nil
	}
	if root != nil {
		p.expect("the end of the query, or a space followed by AND or OR")
	}
	return nil, &SyntaxError{Position: p.failedAt, Expected: p.expected}
}

// parser is recursive descent over the grammar, which is a parsing expression
// grammar: the first alternative that matches is taken, for good.
type parser struct {
	text  string
	pos   int
	depth int

	// The failure furthest into the text is the one worth telling.
	failedAt int
	expected string
}

func (p *parser) expect(what string) {
	if p.expected == "" || p.pos > p.failedAt {
		p.failedAt, p.expected = p.pos, what
	}
}

// or, and, primary and term give nil when there is no such thing here.
func (p *parser) or() node {
	members := p.list(p.and, "OR", "or", "|")
	if len(members) < 2 {
		return first(members)
	}
	return &orList{members: members}
}

func (p *parser) and() node {
	members := p.list(p.primary, "AND", "and", "&")
	if len(members) < 2 {
		return first(members)
	}
	return &andList{members: members}
}

func (p *parser) list(member func() node, keywords ...string) []node {
	var members []node
	for m := member(); m != nil; {
		members = append(members, m)
		before := p.pos
		if !p.joined(keywords) {
			p.pos = before
			break
		}
		if m = member(); m == nil {
			p.pos = before
		}
	}
	return members
}

func first(members []node) node {
	if len(members) == 0 {
		return nil
	}
	return members[0]
}

// joined reads a keyword with white space on both sides (query.4).
func (p *parser) joined(keywords []string) bool {
	return p.space() && p.oneOf(keywords...) != "" && p.space()
}

func (p *parser) primary() node {
	before := p.pos
	if t := p.term(); t != nil {
		return t
	}
	p.pos = before
	return p.group()
}

func (p *parser) group() node {
	if !p.literal("(") {
		return nil
	}
	if p.depth == maxDepth {
		p.expect("fewer nested parentheses")
		return nil
	}
	p.depth++
	inner := p.or()
	p.depth--
	if inner == nil {
		return nil
	}
	if !p.literal(")") {
		p.expect(") without a space before it")
		return nil
	}
	return grouped(inner)
}

// grouped is what parentheses make of their content: a list stays as it is,
// and so does a NOT term, which the real server treats as a list; a plain term
// becomes a list of one.
func grouped(inner node) node {
	if t, ok := inner.(*term); ok && !t.negated {
		return &orList{members: []node{t}}
	}
	return inner
}

func (p *parser) oneOf(literals ...string) string {
	for _, l := range literals {
		if p.literal(l) {
			return l
		}
	}
	return ""
}

func (p *parser) literal(l string) bool {
	if !strings.HasPrefix(p.text[p.pos:], l) {
		return false
	}
	p.pos += len(l)
	return true
}
