package javaregex

// maxStack is how deep a match may nest. A group repeated on a long text nests
// once for each repetition; the real server runs out of stack there too.
const maxStack = 10_000

// matcher tries a pattern on one text by backtracking. Each step is counted
// against the budget of the search.
type matcher struct {
	text     []rune
	captures []int // start and end of each group, -1 when it has not matched
	steps    *int
	depth    int
	stopped  bool
	clusters []bool // where clusters begin, once that is needed
}

// next goes on after a node has matched up to a place.
type next func(at int) bool

func newMatcher(text string, groups int, steps *int) *matcher {
	m := &matcher{text: []rune(text), captures: make([]int, 2*(groups+1)), steps: steps}
	m.forget()
	return m
}

func (m *matcher) forget() {
	for i := range m.captures {
		m.captures[i] = -1
	}
}

func (m *matcher) find(root node) bool {
	for start := 0; start <= len(m.text) && !m.stopped; start++ {
		m.forget()
		if m.match(root, start, func(int) bool { return true }) {
			return true
		}
	}
	return false
}

func (m *matcher) whole(root node) bool {
	return m.match(root, 0, func(at int) bool { return at == len(m.text) })
}

// step counts one step, and says whether there may be more.
func (m *matcher) step() bool {
	*m.steps--
	if *m.steps < 0 || m.depth > maxStack {
		m.stopped = true
	}
	return !m.stopped
}

func (m *matcher) match(n node, at int, then next) bool {
	if !m.step() {
		return false
	}
	m.depth++
	defer func() { m.depth-- }()
	switch n := n.(type) {
	case *sequence:
		return m.sequence(n.parts, at, then)
	case *alternation:
		return m.alternation(n, at, then)
	case *capture:
		return m.capture(n, at, then)
	case *repeat:
		return m.repeat(n, at, then)
	case *atomic:
		return m.once(n.body, at, then)
	case *look:
		return m.look(n, at, then)
	}
	to, ok := m.simple(n, at)
	return ok && then(to)
}

// simple matches a node that can match in one way only.
func (m *matcher) simple(n node, at int) (int, bool) {
	switch n := n.(type) {
	case *oneOf:
		return at + 1, at < len(m.text) && n.set.has(m.text[at])
	case *assertion:
		return at, m.holds(n, at)
	case *backReference:
		return m.backReference(n, at)
	case *cluster:
		if at == len(m.text) {
			return at, false
		}
		to := clusterEnd(m.text, at)
		*m.steps -= to - at
		return to, true
	}
	return at, false
}

// sequence walks over simple parts without nesting deeper.
func (m *matcher) sequence(parts []node, at int, then next) bool {
	for i, part := range parts {
		if !isSimple(part) {
			rest := parts[i+1:]
			return m.match(part, at, func(to int) bool { return m.sequence(rest, to, then) })
		}
		to, ok := m.simple(part, at)
		if !ok || !m.step() {
			return false
		}
		at = to
	}
	return then(at)
}

func isSimple(n node) bool {
	switch n.(type) {
	case *oneOf, *assertion, *backReference, *cluster:
		return true
	}
	return false
}

func (m *matcher) alternation(n *alternation, at int, then next) bool {
	for _, branch := range n.branches {
		if m.match(branch, at, then) {
			return true
		}
		if m.stopped {
			return false
		}
	}
	return false
}

func (m *matcher) capture(n *capture, at int, then next) bool {
	place := m.captures[2*n.index : 2*n.index+2]
	return m.match(n.body, at, func(to int) bool {
		start, stop := place[0], place[1]
		place[0], place[1] = at, to
		if then(to) {
			return true
		}
		place[0], place[1] = start, stop
		return false
	})
}

// once matches a body in the first way only.
func (m *matcher) once(body node, at int, then next) bool {
	saved := append([]int{}, m.captures...)
	to := 0
	matched := m.match(body, at, func(stop int) bool {
		to = stop
		return true
	})
	if matched && then(to) {
		return true
	}
	copy(m.captures, saved)
	return false
}
