package javaregex

import (
	"fmt"
	"strings"
)

// maxRE2 is how long a translated pattern may get; sets spelled out are long.
const maxRE2 = 1 << 18

// translation writes a pattern in the dialect of the package regexp, where
// both can say the same. It is true of texts of one line only: there, the
// dialects agree on ^, $ and \Z.
type translation struct {
	out strings.Builder
	ok  bool
}

// maxSize is how large a pattern may be, its counts multiplied out. The time
// of the package regexp grows with it, for each character of a text.
const maxSize = 1_000

// translate gives the pattern for regexp, and false when there is none.
func translate(n node) (string, bool) {
	t := &translation{ok: size(n) <= maxSize}
	t.node(n)
	return t.out.String(), t.ok
}

func (t *translation) node(n node) {
	if t.out.Len() > maxRE2 {
		t.ok = false
	}
	if !t.ok {
		return
	}
	switch n := n.(type) {
	case *oneOf:
		t.set(n.set)
	case *sequence:
		t.nodes(n.parts, "")
	case *alternation:
		t.nodes(n.branches, "|")
	case *capture:
		t.node(n.body)
	case *repeat:
		t.repeat(n)
	case *assertion:
		t.assertion(n)
	default:
		t.ok = false
	}
}

func (t *translation) nodes(parts []node, separator string) {
	t.out.WriteString("(?:")
	for i, p := range parts {
		if i > 0 {
			t.out.WriteString(separator)
		}
		t.node(p)
	}
	t.out.WriteByte(')')
}

func (t *translation) repeat(n *repeat) {
	if n.mode == possessive {
		t.ok = false
		return
	}
	t.out.WriteString("(?:")
	t.node(n.body)
	if n.high == unlimited {
		fmt.Fprintf(&t.out, "){%d,}", n.low)
		return
	}
	fmt.Fprintf(&t.out, "){%d,%d}", n.low, n.high)
}

func (t *translation) assertion(n *assertion) {
	switch n.kind {
	case lineStart, textStart:
		// With the flag m, ^ does not match the empty text.
		t.ok = t.ok && !(n.kind == lineStart && n.flags.multiline)
		t.out.WriteString(`\A`)
	case lineEnd, textEnd, lastLine:
		t.out.WriteString(`\z`)
	case boundary:
		t.ok = t.ok && !n.flags.unicodeClass
		t.out.WriteString(`\b`)
	case atCluster:
		t.ok = false
	case noBoundary:
		t.ok = t.ok && !n.flags.unicodeClass
		t.out.WriteString(`\B`)
	}
}

func (t *translation) set(s set) {
	if len(s) == 0 {
		t.out.WriteString(`[^\x{0}-\x{10FFFF}]`)
		return
	}
	t.out.WriteByte('[')
	for _, r := range s {
		fmt.Fprintf(&t.out, `\x{%X}-\x{%X}`, r.low, r.high)
	}
	t.out.WriteByte(']')
}

// size counts the parts of a pattern, those of a counted repetition as often
// as it may repeat them.
func size(n node) int {
	switch n := n.(type) {
	case *sequence:
		return totalSize(n.parts)
	case *alternation:
		return totalSize(n.branches)
	case *capture:
		return size(n.body)
	case *repeat:
		return min(size(n.body)*max(n.low, n.high, 1), maxSize+1)
	}
	return 1
}

func totalSize(parts []node) int {
	total := 1
	for _, p := range parts {
		total = min(total+size(p), maxSize+1)
	}
	return total
}
