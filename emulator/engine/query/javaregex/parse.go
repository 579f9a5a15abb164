package javaregex

import (
	"fmt"
	"unicode/utf8"
)

// maxLength is how many code points a pattern may have.
const maxLength = 5_000

// maxDepth is how deep groups and classes may nest.
const maxDepth = 200

// end is what the parser sees after the pattern.
const end = rune(-1)

// parser is recursive descent over a pattern. After a failure it stands at the
// end, so that everything unwinds.
type parser struct {
	pattern []rune
	pos     int
	flags   flags
	depth   int
	err     *SyntaxError

	groups int
	names  map[string]int
	// database reads as the database does, whose dialect is PCRE, instead of as
	// Java does.
	database bool
	// highest is the highest number of a group that is referred to.
	highest int

	// Sets of \p{…} that were made, because they are large.
	made map[string]set
	// Letters that have cases, once they are needed.
	cased []rune
}

func parse(pattern string, database bool) (node, int, *SyntaxError) {
	p := &parser{pattern: unquoted([]rune(pattern)), names: map[string]int{}, made: map[string]set{}, database: database}
	p.flags.unixLines = database
	if utf8.RuneCountInString(pattern) > maxLength {
		p.fail("it is too long, at most %d characters are allowed", maxLength)
	}
	root := p.alternation()
	if p.peek() == ')' {
		p.fail("unmatched closing )")
	}
	if database && p.highest > p.groups {
		p.fail("the database knows no reference to a group that does not exist: \\%d", p.highest)
	}
	return root, p.groups, p.err
}

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = &SyntaxError{Position: min(p.pos, len(p.pattern)), Message: fmt.Sprintf(format, args...)}
	}
	p.pos = len(p.pattern)
}

// raw is the next code point, white space and all.
func (p *parser) raw() rune {
	if p.pos >= len(p.pattern) {
		return end
	}
	return p.pattern[p.pos]
}

// peek is the next code point that counts: with the flag x, white space and
// comments do not.
func (p *parser) peek() rune {
	for p.flags.comments && p.pos < len(p.pattern) {
		switch {
		case whiteSpace.has(p.pattern[p.pos]):
			p.pos++
		case p.pattern[p.pos] == '#':
			p.skipComment()
		default:
			return p.pattern[p.pos]
		}
	}
	return p.raw()
}

func (p *parser) skipComment() {
	for p.pos < len(p.pattern) && !p.flags.lineEnds().has(p.pattern[p.pos]) {
		p.pos++
	}
}

func (p *parser) accept(r rune) bool {
	if p.peek() != r {
		return false
	}
	p.pos++
	return true
}

// nest counts a level of nesting, and says whether there may be one more.
func (p *parser) nest() bool {
	p.depth++
	if p.depth > maxDepth {
		p.fail("groups are nested too deep, at most %d are allowed", maxDepth)
	}
	return p.err == nil
}

func (p *parser) alternation() node {
	branches := []node{p.sequence()}
	for p.accept('|') {
		branches = append(branches, p.sequence())
	}
	if len(branches) == 1 {
		return branches[0]
	}
	return &alternation{branches}
}

func (p *parser) sequence() node {
	s := &sequence{}
	for {
		r := p.peek()
		if r == end || r == '|' || r == ')' {
			return s
		}
		if part := p.atom(r); part != nil {
			s.parts = append(s.parts, p.quantified(part))
		}
	}
}

// atom reads one part without its quantifier. It is nil for flags, which are
// no part.
func (p *parser) atom(r rune) node {
	switch r {
	case '*', '+', '?':
		p.fail("dangling %c, it needs something before it", r)
		return nil
	case '{':
		if p.database {
			break // only behind \b, for Java refuses it elsewhere
		}
		// Java takes a count with nothing before it as one of the empty text.
		return &sequence{}
	case '(':
		p.pos++
		return p.group()
	case '[':
		p.pos++
		if p.database {
			return &oneOf{p.databaseClass()}
		}
		return &oneOf{p.class()}
	case '\\':
		p.pos++
		return p.escapedNode()
	}
	p.pos++
	return p.plain(r)
}

func (p *parser) plain(r rune) node {
	switch r {
	case '^':
		return &assertion{lineStart, p.flags}
	case '$':
		return &assertion{lineEnd, p.flags}
	case '.':
		if p.flags.dotAll {
			return &oneOf{set{}.not()}
		}
		return &oneOf{p.flags.lineEnds().not()}
	}
	return &oneOf{p.folded(span{r, r})}
}
