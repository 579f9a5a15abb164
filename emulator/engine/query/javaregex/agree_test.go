package javaregex

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestEnginesAgree holds the package regexp against the matcher.
func TestEnginesAgree(t *testing.T) {
	t.Parallel()
	part := rapid.SampledFrom([]string{
		"a", "b", ".", "^", "$", `\b`, `\w`, `\R`, "[ab]", "[^a]", "(a|b)", "(?:ab|a)", "(?i)", "(?m)", "|", "*", "+?", "{1,2}", `\Z`, "é",
	})
	texts := rapid.StringMatching(`[abAé _]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		pattern := strings.Join(rapid.SliceOfN(part, 1, 6).Draw(t, "pattern"), "")
		text := texts.Draw(t, "text")
		p, err := Compile(pattern, 1_000_000)
		if err != nil || !p.isLinear {
			t.Skip()
		}
		p.compare(t, pattern, text)
	})
}

func (p *Pattern) compare(t *rapid.T, pattern, text string) {
	find, _ := p.Find(text)
	matches, _ := p.Matches(text)
	m := newMatcher(text, p.groups, &p.steps)
	if got := m.find(p.root); got != find {
		t.Fatalf("%q in %q: matcher finds %v, regexp %v", pattern, text, got, find)
	}
	m.forget()
	if got := m.whole(p.root); got != matches {
		t.Fatalf("%q on %q: matcher matches %v, regexp %v", pattern, text, got, matches)
	}
}
