package query

import "strings"

// node is a part of a parsed query: *term, *andList or *orList.
type node any

// andList is two or more parts joined by AND.
type andList struct {
	members []node
}

// orList is parts joined by OR. One member alone is a term in parentheses,
// which the real server keeps as a list of one (query.44 can tell).
type orList struct {
	members []node
}

type termKind int

const (
	stringTerm termKind = iota
	numericTerm
	versionTerm
	rangeTerm
)

// term is one comparison. Value is the text, the number or the version as it
// was written; of a range it is the lower bound, and High is the upper one.
type term struct {
	kind    termKind
	negated bool
	// glued is set when a letter followed NOT directly (query.6).
	glued bool
	field string
	op    string
	value string
	high  string
}

func render(n node) string {
	var b strings.Builder
	write(&b, n)
	return b.String()
}

func write(b *strings.Builder, n node) {
	switch n := n.(type) {
	case *term:
		n.write(b)
	case *andList:
		writeList(b, n.members, " AND ", isList)
	case *orList:
		writeOr(b, n)
	}
}

func writeOr(b *strings.Builder, n *orList) {
	if len(n.members) == 1 {
		writeGroup(b, n.members[0])
		return
	}
	writeList(b, n.members, " OR ", isOr)
}

func writeList(b *strings.Builder, members []node, separator string, grouped func(node) bool) {
	for i, m := range members {
		if i > 0 {
			b.WriteString(separator)
		}
		if grouped(m) {
			writeGroup(b, m)
			continue
		}
		write(b, m)
	}
}

func writeGroup(b *strings.Builder, n node) {
	// A list of one brings its own parentheses.
	if isSingle(n) {
		write(b, n)
		return
	}
	b.WriteByte('(')
	write(b, n)
	b.WriteByte(')')
}

func isOr(n node) bool {
	_, ok := n.(*orList)
	return ok
}

func isSingle(n node) bool {
	list, ok := n.(*orList)
	return ok && len(list.members) == 1
}

func isList(n node) bool {
	_, ok := n.(*andList)
	return ok || isOr(n)
}

func (t *term) write(b *strings.Builder) {
	if t.negated {
		b.WriteString("NOT ")
	}
	b.WriteString(quote(t.field))
	switch t.kind {
	case stringTerm:
		b.WriteString(":" + quote(t.value))
	case rangeTerm:
		b.WriteString(":" + t.value + " TO " + t.high)
	default:
		b.WriteString(" " + t.op + " " + t.value)
	}
}

// quote spells a word: bare where that reads the same, else in the quotes that
// it does not hold itself. A word cannot hold both: there is no escape
// character (query.8).
func quote(word string) string {
	switch {
	case isBare(word):
		return word
	case strings.Contains(word, `"`):
		return "'" + word + "'"
	default:
		return `"` + word + `"`
	}
}

// isBare says whether a word may stand without quotes. One that begins with
// NOT may not: as a field it would be read as a negation (query.6).
func isBare(word string) bool {
	for i := range len(word) {
		if !isChar(word[i]) {
			return false
		}
	}
	return word != "" && !strings.HasPrefix(word, "NOT")
}

func isNumber(word string) bool {
	p := parser{text: word}
	return word != "" && p.decimal() == word
}
