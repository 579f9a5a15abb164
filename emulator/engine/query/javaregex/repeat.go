package javaregex

func (m *matcher) repeat(n *repeat, at int, then next) bool {
	if n.mode == possessive {
		return m.once(&repeat{body: n.body, low: n.low, high: n.high}, at, then)
	}
	if set, ok := n.body.(*oneOf); ok {
		return m.run(n, set, at, then)
	}
	return m.loop(n, 0, at, then)
}

// run repeats one set without nesting deeper.
func (m *matcher) run(n *repeat, body *oneOf, at int, then next) bool {
	most := len(m.text) - at
	if n.high != unlimited {
		most = min(most, n.high)
	}
	count := 0
	for count < most && body.set.has(m.text[at+count]) && m.step() {
		count++
		if n.mode == lazy && count >= n.low {
			break
		}
	}
	if n.mode == lazy {
		return m.runLazily(n, body, at, most, then)
	}
	for ; count >= n.low && m.step(); count-- {
		if then(at + count) {
			return true
		}
	}
	return false
}

func (m *matcher) runLazily(n *repeat, body *oneOf, at, most int, then next) bool {
	for count := 0; m.step(); count++ {
		if count >= n.low && then(at+count) {
			return true
		}
		if count >= most || !body.set.has(m.text[at+count]) {
			return false
		}
	}
	return false
}

// loop repeats any body, of which count repetitions have matched.
func (m *matcher) loop(n *repeat, count, at int, then next) bool {
	again := func(to int) bool {
		if to == at {
			// Further repetitions would match nothing as well.
			return then(to)
		}
		return m.loop(n, count+1, to, then)
	}
	more := n.high == unlimited || count < n.high
	switch {
	case count < n.low:
		return m.match(n.body, at, again)
	case n.mode == lazy:
		return then(at) || more && !m.stopped && m.match(n.body, at, again)
	}
	return more && m.match(n.body, at, again) || !m.stopped && then(at)
}
