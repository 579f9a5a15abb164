package javaregex_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query/javaregex"
)

// What Java 21 knows: clusters, names, blocks in all spellings.
func TestJava21(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text string
		want          bool // whether the whole text matches
	}{
		{`\X`, "e\u0301", true},
		{`\X`, "ee", false},
		{`\X\X`, "e\u0301é", true},
		{`\X`, "\r\n", true},
		{`\X`, "🇩🇪", true},
		{`\X\X`, "🇩🇪🇫🇷", true},
		{`\X`, "👩🏽‍🚀", true},
		{`\X`, "각", true},
		{`\X`, "", false},
		{`(\X\b{g})+`, "e\u0301a", true},
		{`e\b{g}.*`, "e\u0301", false},
		{`\N{LATIN SMALL LETTER E WITH ACUTE}`, "é", true},
		{`[\N{greek small letter alpha}-γ]`, "β", true},
		{`\p{InGreek}\p{InGreekAndCoptic}\p{block=Greek and Coptic}\p{blk=GREEK}`, "αβγδ", true},
		{`\p{InLATIN_1_SUPPLEMENT}\p{InLatin-1Supplement}\p{InLatin-1 Supplement}`, "éèê", true},
		{`\P{InBasicLatin}`, "é", true},
		{`\p{InKawi}`, "\U00011F02", true},
	} {
		p, err := javaregex.Compile(c.pattern, 1_000_000)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		if got, err := p.Matches(c.text); got != c.want || err != nil {
			t.Errorf("%s on %q: %v %v", c.pattern, c.text, got, err)
		}
	}
}

// search.2a: what Java takes and the database refuses.
func TestTheDatabaseRefuses(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{
		`(?u)a`, `(?d)a`, `\u0071`, `[\u0071]`, `\p{javaLowerCase}`, `\p{Alpha}`, `\p{IsLatin}`, `\p{InGreek}`, `\p{sc=Latin}`, `\p{L1}`,
		`\N{SPACE}`, `(?<=a*)b`, `(?<=a{1,3})b`, `(?<=a(b|cd))e`, `(?<=(?:ab|c))d`, `(?<!\R)a`, `\1`, `(a)\2`, `a{70000}`, `[[:nothing:]]`, `(`, `[`, `a{`,
	} {
		if _, err := javaregex.CompileForDatabase(pattern, 1_000); err == nil {
			t.Errorf("%s is taken", pattern)
		}
	}
}

// search.2a: what the database reads otherwise than Java.
func TestTheDatabaseReadsOtherwise(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text  string
		database, java bool // whether it is found
	}{
		{`^[a-z&&[^b]]$`, "c", false, true},
		{`^[a-z&&[^b]]$`, "b]", true, false},
		{`^[a&&b]$`, "&", true, false},
		{`^[a[bc]]$`, "b", false, true},
		{`^[a[bc]]$`, "[]", true, false},
		{`^[[:alpha:]]$`, "z", true, false},
		{`^[[:^alpha:]]$`, "1", true, false},
		{`^(?i)É$`, "é", true, false},
		{`^a.b$`, "a\rb", true, false},
		{`^a.b$`, "a\nb", false, false},
		{`a$`, "a\r", false, true},
		{`a$`, "a\n", true, true},
		{`^\0101$`, "\b1", true, false},
		{`^(?U)(a+)(a*)$`, "aaa", true, true},
		{`^\1(a)`, "a", false, false},
		{`(?<=ab|c)d`, "cd", true, true},
		{`a\b{g}`, "a{g}", true, true},
		{`^a\b{g}$`, "a{g}", true, false},
		{`\p{Lu}`, "É", true, true},
		{`^\X$`, "e\u0301", true, true},
	} {
		database, err := javaregex.CompileForDatabase(c.pattern, 1_000_000)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		java, err := javaregex.Compile(c.pattern, 1_000_000)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		if got, err := database.Find(c.text); got != c.database || err != nil {
			t.Errorf("the database: %s in %q: %v %v", c.pattern, c.text, got, err)
		}
		if got, err := java.Find(c.text); got != c.java || err != nil {
			t.Errorf("Java: %s in %q: %v %v", c.pattern, c.text, got, err)
		}
	}
}
