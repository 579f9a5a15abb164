package query

// within is where the conditions of a part of a query go.
type within int

const (
	topLevel within = iota
	orMembers
	andMembers
)

// lists is how the real server keeps a list: it has the members of an OR, of
// an AND and of a NOT side by side. An OR list whose first member is a list or
// a NOT term is built by adding to that first member, which is how the members
// of both come to lie in one (query.42).
type lists struct {
	or, and, not []node
}

func listsOf(n node) lists {
	switch n := n.(type) {
	case *andList:
		return lists{and: n.members}
	case *orList:
		return listsOfOr(n)
	}
	return lists{not: []node{n}}
}

func listsOfOr(n *orList) lists {
	if isPlainTerm(n.members[0]) {
		return lists{or: n.members}
	}
	l := listsOf(n.members[0])
	l.or = append(append([]node{}, l.or...), n.members[1:]...)
	return l
}

func isPlainTerm(n node) bool {
	t, ok := n.(*term)
	return ok && !t.negated
}

// top gives the conditions of a whole query. A single term, in parentheses or
// not, is no list there.
func (c *compiler[R]) top(root node) ([]condition[R], error) {
	if isSingle(root) {
		root = root.(*orList).members[0]
	}
	return c.part(root, topLevel)
}

func (c *compiler[R]) part(n node, in within) ([]condition[R], error) {
	if isPlainTerm(n) {
		return c.plain(n.(*term), in)
	}
	return c.list(listsOf(n), in)
}

func (c *compiler[R]) plain(t *term, in within) ([]condition[R], error) {
	if t.kind == rangeTerm && in == orMembers {
		c.defect("query.44")
	}
	return c.term(t)
}

func (c *compiler[R]) list(l lists, in within) ([]condition[R], error) {
	// As members of an outer OR, parts of both kinds are alternatives, as
	// they should be (query.43).
	if len(l.or) > 0 && len(l.and)+len(l.not) > 0 && in != orMembers {
		c.defect("query.42")
	}
	or, err := c.members(l.or, orMembers)
	if err != nil {
		return nil, err
	}
	and, err := c.members(l.and, andMembers)
	if err != nil {
		return nil, err
	}
	out, err := c.negations(l.not, in)
	if err != nil {
		return nil, err
	}
	if len(and) > 0 {
		out = append(out, allHold(and))
	}
	if len(or) > 0 {
		out = append(out, anyHolds(or))
	}
	return out, nil
}

func (c *compiler[R]) members(members []node, in within) ([]condition[R], error) {
	var all []condition[R]
	for _, m := range members {
		conditions, err := c.part(m, in)
		if err != nil {
			return nil, err
		}
		all = append(all, conditions...)
	}
	return all, nil
}

// negations gives the conditions of NOT terms. Each bound of a range is
// negated alone, which means something else everywhere but in an OR list
// (query.45).
func (c *compiler[R]) negations(terms []node, in within) ([]condition[R], error) {
	var all []condition[R]
	for _, n := range terms {
		t := n.(*term)
		conditions, err := c.term(t)
		if err != nil {
			return nil, err
		}
		if len(conditions) > 1 && in != orMembers {
			c.defect("query.45")
		}
		if t.glued {
			c.defect("query.6")
		}
		for _, one := range conditions {
			all = append(all, negate(one))
		}
	}
	return all, nil
}
