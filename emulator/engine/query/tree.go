package query

// Tree is a part of a parsed query, for people and tools to look at.
type Tree struct {
	// Kind is and, or, not, text, number, version or range.
	Kind string `json:"kind"`
	// Text is the part in the language.
	Text string `json:"text"`
	// Field, Operator and Value are those of a term; a range has the two bounds
	// in Value and To.
	Field    string `json:"field,omitempty"`
	Operator string `json:"operator,omitempty"`
	Value    string `json:"value,omitempty"`
	To       string `json:"to,omitempty"`
	// Members are those of a list, or what a NOT stands before.
	Members []Tree `json:"members,omitempty"`
}

// Tree is the query as it was parsed, before anything was made of it.
func (q *Query) Tree() Tree { return treeOf(q.root) }

func treeOf(n node) Tree {
	t := Tree{Text: render(n)}
	switch n := n.(type) {
	case *andList:
		t.Kind, t.Members = "and", treesOf(n.members)
	case *orList:
		t.Kind, t.Members = "or", treesOf(n.members)
	case *term:
		return n.tree()
	}
	return t
}

func treesOf(members []node) []Tree {
	trees := make([]Tree, len(members))
	for i, m := range members {
		trees[i] = treeOf(m)
	}
	return trees
}

func (t *term) tree() Tree {
	if t.negated {
		positive := *t
		positive.negated, positive.glued = false, false
		return Tree{Kind: "not", Text: render(t), Members: []Tree{positive.tree()}}
	}
	kinds := map[termKind]string{stringTerm: "text", numericTerm: "number", versionTerm: "version", rangeTerm: "range"}
	return Tree{Kind: kinds[t.kind], Text: render(t), Field: t.field, Operator: t.op, Value: t.value, To: t.high}
}
