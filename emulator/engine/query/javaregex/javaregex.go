// Package javaregex matches regular expressions in the dialect of
// java.util.regex, in which clients of the real server write them: possessive
// quantifiers, look-around, back references, class unions and intersections,
// \Q…\E, \h, \v, \R, Java's line terminators and escapes, and \p{…} names.
//
// Patterns that need no backtracking run on the standard package regexp, in
// linear time. The others run on a backtracking matcher that counts its steps
// and gives up when the budget is used up, so that no pattern can hang. The
// budget is in steps, not in time: a search has the same result on every
// machine.
//
// Lists are searched by the server's database, whose dialect is PCRE:
// CompileForDatabase checks a pattern as Java does and then reads it as PCRE. One
// parser knows both, as they differ in little, and one matcher serves both.
//
// What it does not know: the flag c (canonical equivalence) and, of PCRE, what
// Java refuses, as no such pattern gets there. Patterns with that flag are refused, and so are
// patterns of more than 5,000 characters or 200 nested groups. A look-behind
// with a group under a count, and \R under a quantifier, are taken more widely
// than in Java. \b and \B go by ASCII words, as in Java since 19.
package javaregex

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

// SyntaxError says why a pattern is none.
type SyntaxError struct {
	// Position is the code point, counted from 0, near which reading stopped.
	Position int
	// Message is what is wrong there.
	Message string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("not a regular expression: %s (near position %d)", e.Message, e.Position)
}

// ErrTooCostly is when a search has used up its budget.
var ErrTooCostly = errors.New("the regular expression takes too long: it backtracks too much or is too large; " +
	"avoid repeating groups that hold repetitions, and large counts")

// Pattern is a compiled pattern with the budget of one search, over one text
// or many. It serves one goroutine.
type Pattern struct {
	root   node
	groups int
	steps  int

	// What the package regexp can do instead, when it can.
	linear      string
	isLinear    bool
	linearFind  *regexp.Regexp
	linearWhole *regexp.Regexp
	size        int // instructions of the linear program
}

const (
	// smallProgram is the number of instructions below which a linear program is
	// fast on any text but a long one.
	smallProgram = 32
	longText     = 64 << 10
	// perStep is how many instructions on a character count as a step.
	perStep = 20
)

// Compile reads a pattern. Steps is the budget of the search: a step is about
// a character compared, some 50 nanoseconds. The error is a *SyntaxError.
func Compile(pattern string, steps int) (*Pattern, error) {
	root, groups, err := parse(pattern, false)
	if err != nil {
		return nil, err
	}
	return newPattern(root, groups, steps), nil
}

// CompileForDatabase reads a pattern that the server compiles, but that its
// database matches: what either refuses is an error, and it matches as the
// database's dialect, PCRE, has it (search.2a).
func CompileForDatabase(pattern string, steps int) (*Pattern, error) {
	if _, _, err := parse(pattern, false); err != nil {
		return nil, err
	}
	root, groups, err := parse(pattern, true)
	if err != nil {
		return nil, err
	}
	return newPattern(root, groups, steps), nil
}

func newPattern(root node, groups, steps int) *Pattern {
	p := &Pattern{root: root, groups: groups, steps: steps}
	p.linear, p.isLinear = translate(root)
	return p
}

// Find says whether a part of the text matches. The error is ErrTooCostly.
func (p *Pattern) Find(text string) (bool, error) {
	if p.usesLinear(text) && p.ready(&p.linearFind, p.linear) {
		if !p.afford(text) {
			return false, ErrTooCostly
		}
		return p.linearFind.MatchString(text), nil
	}
	m := newMatcher(text, p.groups, &p.steps)
	return m.result(m.find(p.root))
}

// Matches says whether the whole text matches. The error is ErrTooCostly.
func (p *Pattern) Matches(text string) (bool, error) {
	if p.usesLinear(text) && p.ready(&p.linearWhole, `\A(?:`+p.linear+`)\z`) {
		if !p.afford(text) {
			return false, ErrTooCostly
		}
		return p.linearWhole.MatchString(text), nil
	}
	m := newMatcher(text, p.groups, &p.steps)
	return m.result(m.whole(p.root))
}

// afford charges a linear match: the length of the text times the size of the
// program, where either is large.
func (p *Pattern) afford(text string) bool {
	if p.size > smallProgram || len(text) > longText {
		p.steps -= len(text) * p.size / perStep
	}
	return p.steps >= 0
}

// usesLinear is for texts of one line: in longer ones the dialects disagree.
func (p *Pattern) usesLinear(text string) bool {
	return p.isLinear && !strings.ContainsAny(text, "\n\r\u0085\u2028\u2029")
}

// ready compiles a translated pattern when it is first needed. One that is too
// large for the package regexp is left to the matcher.
func (p *Pattern) ready(compiled **regexp.Regexp, linear string) bool {
	if *compiled != nil {
		return true
	}
	re, err := regexp.Compile(linear)
	if err != nil {
		p.isLinear = false
		return false
	}
	if p.size == 0 {
		p.size = programSize(linear)
	}
	*compiled = re
	return true
}

// programSize is the number of instructions of a linear program.
func programSize(linear string) int {
	tree, err := syntax.Parse(linear, syntax.Perl)
	if err != nil {
		return 1
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return 1
	}
	return len(program.Inst)
}

func (m *matcher) result(matched bool) (bool, error) {
	if m.stopped {
		return false, ErrTooCostly
	}
	return matched, nil
}
