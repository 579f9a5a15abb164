package query

import "strings"

// Repaired is the query that the author of a text that is none probably meant:
// keywords in any case and as programming languages write them, values of
// several words without quotes, = and == before a text, spaces inside
// parentheses, NOT before them. It is false where nothing like a query can be
// seen, or where what is meant can't be said in the language (query.7).
func Repaired(text string) (*Query, bool) {
	r := repairer{tokens: Tokens(text)}
	root := r.or(false)
	if root == nil || r.failed || r.pos < len(r.tokens) {
		return nil, false
	}
	made := &Query{root: root}
	// The language's own reader has the last word.
	if _, err := Parse(made.String()); err != nil {
		return nil, false
	}
	return made, true
}

// repairer reads tokens generously. Negated is handed down to terms, since the
// language negates nothing else (query.5).
type repairer struct {
	tokens []Token
	pos    int
	depth  int
	failed bool
}

func (r *repairer) peek(ahead int) (Token, bool) {
	if r.pos+ahead >= len(r.tokens) {
		return Token{}, false
	}
	return r.tokens[r.pos+ahead], true
}

func (r *repairer) take(kind TokenKind) bool {
	t, ok := r.peek(0)
	if !ok || t.Kind != kind {
		return false
	}
	r.pos++
	return true
}

func (r *repairer) or(negated bool) node {
	members := r.list(OrToken, func() node { return r.and(negated) })
	return joinedBy(members, negated)
}

func (r *repairer) and(negated bool) node {
	members := r.list(AndToken, func() node { return r.primary(negated) })
	return joinedBy(members, !negated)
}

func (r *repairer) list(keyword TokenKind, member func() node) []node {
	var members []node
	for m := member(); m != nil; m = member() {
		members = append(members, m)
		if !r.take(keyword) {
			return members
		}
	}
	r.failed = true // a keyword with nothing behind it, or nothing at all
	return members
}

// joinedBy joins members by AND or by OR. A negated list is the other one of
// negated members.
func joinedBy(members []node, and bool) node {
	switch {
	case len(members) < 2:
		return first(members)
	case and:
		return &andList{members: members}
	default:
		return &orList{members: members}
	}
}

func (r *repairer) primary(negated bool) node {
	for r.take(NotToken) {
		negated = !negated
	}
	if !r.take(OpenToken) {
		return r.term(negated)
	}
	if r.depth++; r.depth > maxDepth {
		r.failed = true
		return nil
	}
	inner := r.or(negated)
	r.depth--
	if !r.take(CloseToken) {
		r.failed = true
	}
	if inner == nil {
		return nil
	}
	return grouped(inner)
}

func (r *repairer) term(negated bool) node {
	field, ok := r.peek(0)
	operator, both := r.peek(1)
	if !ok || !both || operator.Kind != OperatorToken || field.Kind != WordToken && field.Kind != QuotedToken {
		return nil
	}
	r.pos += 2
	t := &term{negated: negated, field: unquoted(field), op: operator.Text}
	if t.op == "==" {
		t.op = "="
	}
	r.value(t)
	return t
}

// value reads what stands behind an operator: all words up to the next term.
func (r *repairer) value(t *term) {
	words := r.words()
	t.value = strings.Join(words, " ")
	if high, ok := r.peek(0); ok && high.Kind == ToToken && len(words) == 1 && isNumber(words[0]) {
		if next, ok := r.peek(1); ok && isNumber(next.Text) {
			r.pos += 2
			t.kind, t.op, t.high = rangeTerm, ":", next.Text
			return
		}
	}
	switch {
	case t.value == "":
		r.failed = true
	case t.op == ":":
		t.kind = stringTerm
	case isNumber(t.value):
		t.kind = numericTerm
	case t.op == "=":
		t.kind, t.op = stringTerm, ":" // query.12
	case t.op == "!=":
		t.kind, t.op, t.negated = stringTerm, ":", !t.negated
	default:
		t.kind = versionTerm
	}
}

// words are the words of a value; one that an operator follows begins the next
// term.
func (r *repairer) words() []string {
	var words []string
	for {
		word, ok := r.peek(0)
		if !ok || word.Kind != WordToken && word.Kind != QuotedToken {
			return words
		}
		if next, ok := r.peek(1); ok && next.Kind == OperatorToken && len(words) > 0 {
			return words
		}
		words = append(words, unquoted(word))
		r.pos++
	}
}

func unquoted(t Token) string {
	if t.Kind == QuotedToken {
		return strings.Trim(t.Text, t.Text[:1])
	}
	return t.Text
}
