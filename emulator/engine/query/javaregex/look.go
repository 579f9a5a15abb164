package javaregex

import "unicode"

func (m *matcher) look(n *look, at int, then next) bool {
	saved := append([]int{}, m.captures...)
	found := m.looks(n, at)
	if m.stopped || found == n.negated {
		copy(m.captures, saved)
		return false
	}
	if then(at) {
		return true
	}
	copy(m.captures, saved)
	return false
}

func (m *matcher) looks(n *look, at int) bool {
	if !n.behind {
		return m.match(n.body, at, func(int) bool { return true })
	}
	for start := at; start >= 0 && start >= at-n.width && !m.stopped; start-- {
		if m.match(n.body, start, func(to int) bool { return to == at }) {
			return true
		}
	}
	return false
}

func (m *matcher) backReference(n *backReference, at int) (int, bool) {
	// A group that does not exist never matches.
	if 2*n.index >= len(m.captures) || m.captures[2*n.index] < 0 {
		return at, false
	}
	group := m.text[m.captures[2*n.index]:m.captures[2*n.index+1]]
	if at+len(group) > len(m.text) {
		return at, false
	}
	*m.steps -= len(group)
	for i, r := range group {
		if !n.flags.sameCharacter(r, m.text[at+i]) {
			return at, false
		}
	}
	return at + len(group), true
}

func (m *matcher) holds(a *assertion, at int) bool {
	switch a.kind {
	case lineStart:
		return m.startsLine(a.flags, at)
	case lineEnd:
		return m.endsLine(a.flags, at)
	case textStart:
		return at == 0
	case textEnd:
		return at == len(m.text)
	case lastLine:
		return m.isLastTerminator(a.flags, at)
	case boundary:
		return m.isBoundary(a.flags, at)
	case atCluster:
		return m.atCluster(at)
	}
	return !m.isBoundary(a.flags, at)
}

// startsLine is ^. With the flag m it is after each line terminator too, but
// never at the end of the text, even of an empty one.
func (m *matcher) startsLine(f flags, at int) bool {
	switch {
	case !f.multiline:
		return at == 0
	case at == len(m.text):
		return false
	case at == 0:
		return true
	}
	return f.lineEnds().has(m.text[at-1]) && !m.insideCRLF(f, at)
}

// endsLine is $. Without the flag m it is as \Z.
func (m *matcher) endsLine(f flags, at int) bool {
	if !f.multiline {
		return m.isLastTerminator(f, at)
	}
	if at == len(m.text) {
		return true
	}
	return f.lineEnds().has(m.text[at]) && !m.insideCRLF(f, at)
}

// insideCRLF is between a carriage return and its line feed.
func (m *matcher) insideCRLF(f flags, at int) bool {
	return !f.unixLines && at > 0 && at < len(m.text) && m.text[at-1] == '\r' && m.text[at] == '\n'
}

// isLastTerminator is \Z: the end, or before a line terminator that is last.
func (m *matcher) isLastTerminator(f flags, at int) bool {
	rest := m.text[at:]
	switch len(rest) {
	case 0:
		return true
	case 1:
		return f.lineEnds().has(rest[0]) && !m.insideCRLF(f, at)
	case 2:
		return !f.unixLines && rest[0] == '\r' && rest[1] == '\n'
	}
	return false
}

func (m *matcher) isBoundary(f flags, at int) bool {
	before := at > 0 && isWord(f, m.text[at-1])
	after := at < len(m.text) && isWord(f, m.text[at])
	return before != after
}

func isWord(f flags, r rune) bool {
	if !f.unicodeClass {
		return wordChars.has(r)
	}
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
