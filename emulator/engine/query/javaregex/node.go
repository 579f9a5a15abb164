package javaregex

// node is a part of a parsed pattern: one of the types below.
type node any

type (
	// oneOf matches one code point of a set.
	oneOf struct{ set set }

	// sequence matches its parts one after the other; without parts, nothing.
	sequence struct{ parts []node }

	// alternation matches one of its branches, the first that leads on.
	alternation struct{ branches []node }

	// capture matches its body and remembers where.
	capture struct {
		body  node
		index int
	}

	// repeat matches its body from low to high times. No upper limit is -1.
	repeat struct {
		body      node
		low, high int
		mode      mode
	}

	// atomic matches its body in the first way only.
	atomic struct{ body node }

	// look matches where its body does, ahead or behind, or does not.
	look struct {
		body    node
		behind  bool
		negated bool
		width   int // behind: the longest text that the body may match
	}

	// backReference matches what a group matched.
	backReference struct {
		index int
		flags flags
	}

	// cluster matches what people take for one character.
	cluster struct{}
	// assertion matches at a place.
	assertion struct {
		kind  place
		flags flags
	}
)

type mode int

const (
	greedy mode = iota
	lazy
	possessive
)

type place int

const (
	lineStart  place = iota // ^
	lineEnd                 // $
	textStart               // \A, and \G as the first match begins there
	textEnd                 // \z
	lastLine                // \Z
	boundary                // \b
	noBoundary              // \B
	atCluster               // \b{g}
)

// flags are what (?idmsuxU) turns on.
type flags struct {
	ignoreCase   bool
	unixLines    bool
	multiline    bool
	dotAll       bool
	unicodeCase  bool
	comments     bool
	unicodeClass bool
	// ungreedy swaps what is greedy and what is lazy: (?U) of PCRE.
	ungreedy bool
}

// lineEnds are the line terminators.
func (f flags) lineEnds() set {
	if f.unixLines {
		return single('\n')
	}
	return terminator
}

// unlimited is the width of what has no greatest width.
const unlimited = -1

// width is the length of the longest text that a node may match.
func width(n node) int {
	switch n := n.(type) {
	case *oneOf:
		return 1
	case *sequence:
		return totalWidth(n.parts)
	case *alternation:
		return greatestWidth(n.branches)
	case *capture:
		return width(n.body)
	case *atomic:
		return width(n.body)
	case *repeat:
		return repeatWidth(n)
	case *backReference, *cluster:
		return unlimited
	}
	return 0
}

func totalWidth(parts []node) int {
	total := 0
	for _, p := range parts {
		w := width(p)
		if w == unlimited {
			return unlimited
		}
		total = min(total+w, maxWidth)
	}
	return total
}

func greatestWidth(branches []node) int {
	greatest := 0
	for _, b := range branches {
		w := width(b)
		if w == unlimited {
			return unlimited
		}
		greatest = max(greatest, w)
	}
	return greatest
}

// maxWidth stands for all greater widths: no text is that long.
const maxWidth = 1 << 30

// repeatWidth treats an endless repetition of one character as limited, as
// Java does, but not one of anything longer.
func repeatWidth(n *repeat) int {
	w := width(n.body)
	switch {
	case w == 0:
		return 0
	case w == unlimited, n.high == unlimited && !isCharacter(n.body):
		return unlimited
	case n.high == unlimited, w > 0 && n.high > maxWidth/w:
		return maxWidth
	}
	return w * n.high
}

// isCharacter says whether a body is one character, in groups or not.
func isCharacter(n node) bool {
	switch n := n.(type) {
	case *oneOf:
		return true
	case *capture:
		return isCharacter(n.body)
	case *atomic:
		return isCharacter(n.body)
	case *sequence:
		return len(n.parts) == 1 && isCharacter(n.parts[0])
	}
	return false
}
