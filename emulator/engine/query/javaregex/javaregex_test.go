package javaregex_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query/javaregex"
)

const budget = 1_000_000

func compile(t *testing.T, pattern string) *javaregex.Pattern {
	t.Helper()
	p, err := javaregex.Compile(pattern, budget)
	if err != nil {
		t.Fatalf("%q: %v", pattern, err)
	}
	return p
}

// TestDialect was checked against java.util.regex.
func TestDialect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text string
		find, matches bool
	}{
		{`b`, "abc", true, false},
		{`a.c`, "abc", true, true},
		{`a.c`, "a\nc", false, false},
		{`(?s)a.c`, "a\nc", true, true},
		{`a.c`, "a\rc", false, false},
		{`(?d)a.c`, "a\rc", true, true},
		{``, "", true, true},
		{`a|`, "b", true, false},
		{`^Bob$`, "Bob", true, true},
		{`^Bob$`, "Bob\n", true, false},
		{`^Bob$`, "Bob\r\n", true, false},
		{`^Bob\z`, "Bob\n", false, false},
		{`^Bob\Z`, "Bob\n", true, false},
		{`(?m)^b$`, "a\nb\nc", true, false},
		{`^b$`, "a\nb\nc", false, false},
		{`(?m)^`, "", false, false},
		{`\h+`, "\u00a0\t", true, true},
		{`\v`, "\u2028", true, true},
		{`a\Rb`, "a\r\nb", true, true},
		{`a\R\nb`, "a\r\nb", true, true},
		{`\Qa.b*\E+`, "a.b**", true, true},
		{`\Qa.b`, "axb", false, false},
		{`[\Q^]\E]+`, "]^", true, true},
		{`\x41\x{1F600}\u0042\0103\cA\e\a\t`, "A😀BC\x01\x1b\a\t", true, true},
		{`\uD83D\uDE00`, "😀", true, true},
		{`\p{Alpha}+`, "aé", true, false},
		{`\p{L}+\p{IsAlphabetic}\pL`, "aéß", true, true},
		{`\P{Lu}`, "A", false, false},
		{`\p{IsGreek}\p{sc=Latin}\p{gc=Nd}`, "Ωa5", true, true},
		{`\p{Punct}\p{XDigit}\p{Blank}\p{Cntrl}`, "!f \x01", true, true},
		{`\p{javaLowerCase}\p{javaLetterOrDigit}`, "a5", true, true},
		{`\w`, "é", false, false},
		{`(?U)\w\p{Alpha}\s`, "éé\u2003", true, true},
		{`[a-z&&[^aeiou]]+`, "xyz", true, true},
		{`[a-z&&[^aeiou]]+`, "aei", false, false},
		{`[a-d[m-p]]+`, "amp", true, true},
		{`[a-z&&def]`, "d", true, true},
		{`[a-z&&def]`, "a", false, false},
		{`[^a-m&&k-z]`, "l", false, false},
		{`[a&&b]`, "a", false, false},
		{`[]a]+`, "]a", true, true},
		{`[^]a]`, "]", false, false},
		{`[a-]+`, "-a", true, true},
		{`[\w.-]+`, "a.b-c", true, true},
		{`[a&b]+`, "&", true, true},
		{`(?i)straße`, "STRAßE", true, true},
		{`(?i)É`, "é", false, false},
		{`(?iu)É`, "é", true, true},
		{`(?i)a(?-i)b`, "AB", false, false},
		{`((?i)a)b`, "AB", false, false},
		{`(?i:a)b`, "Ab", true, true},
		{`(?i)[b-d]`, "C", true, true},
		{`(?i)\p{Lu}`, "a", true, true},
		{"(?x) a b # comment\n c", "abc", true, true},
		{`(?x)a\ b`, "a b", true, true},
		{`(?x)[a b]`, " ", false, false},
		{`a{2}`, "aaa", true, false},
		{`a{2,}`, "aaa", true, true},
		{`a{2,3}?b`, "aab", true, true},
		{`a}b]`, "a}b]", true, true},
		{`^*a`, "a", true, true},
		{`{2}a`, "a", true, true},
		{`a++a`, "aaa", false, false},
		{`a*+b`, "aab", true, true},
		{`(?>a|ab)c`, "abc", false, false},
		{`(a|ab)c`, "abc", true, true},
		{`(?=.*\d)(?=.*[a-z]).{4,}`, "ab12", true, true},
		{`(?=.*\d)(?=.*[a-z]).{4,}`, "abcd", false, false},
		{`^(?!admin).*$`, "administrator", false, false},
		{`^(?!admin).*$`, "player", true, true},
		{`(?<=@)x`, "a@x", true, false},
		{`(?<=\w+@)x`, "ab@x", true, false},
		{`(?<!a)b`, "ab", false, false},
		{`(?<!a)b`, "cb", true, false},
		{`(?<=ab|c)d`, "abd", true, false},
		{`(a)\1`, "aa", true, true},
		{`(?i)(a)\1`, "aA", true, true},
		{`(a)\11`, "aa1", true, true},
		{`(?<n>.)\k<n>`, "xx", true, true},
		{`(a)?\1b`, "b", false, false},
		{`\1`, "", false, false},
		{`(a*)*b`, "aab", true, true},
		{`(a|b*)*+c`, "abc", true, true},
		{`\bab\b`, "x ab y", true, false},
		{`\Bb`, "ab", true, false},
		{`\Ga`, "ba", false, false},
	} {
		p := compile(t, c.pattern)
		find, findErr := p.Find(c.text)
		matches, matchesErr := p.Matches(c.text)
		if find != c.find || matches != c.matches || findErr != nil || matchesErr != nil {
			t.Errorf("%q on %q: find %v %v, matches %v %v, want %v, %v",
				c.pattern, c.text, find, findErr, matches, matchesErr, c.find, c.matches)
		}
	}
}

// TestRefusals was checked against java.util.regex, but for the last line.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{
		`(((`, `(`, `)`, `a)`, `[`, `[a`, `[]`, `[^]`, `[b-a]`, `[a-\d]`, `[&&]`, `[a[b]`,
		`*`, `+a`, `?`, `a**`, `a|*`, `(?i)*`, `{`, `a{`, `a{x}`, `a{,2}`, `a{2,1}`, `a{2`, `a{99999999999}`,
		`\`, `\q`, `\E`, `\y`, `\0`, `\08`, `\x`, `\x4`, `\x{}`, `\x{110000}`, `\u12`, `\c`, `\p`, `\p{`, `\p{Foo}`, `\p{IsFoo}`,
		`(?P<n>a)`, `(?#a)`, `(?'n'a)`, `(?z)`, `(?`, `(?<1>a)`, `(?<n)`, `(?<>a)`, `(?<n>a)(?<n>b)`, `\k<n>`, `\k`,
		`(?<=(ab)*)c`, `(?<!(a|b)+)c`, `(?<=(a)\1)`, `[\b]`, `[\1]`, `[\R]`,
		`\N{NO SUCH NAME}`, `\N`, `\p{InNoWhere}`, `\p{InGreek_And_Coptic}`, `[\X]`, `(?c)a`, strings.Repeat("(", 300) + strings.Repeat(")", 300), strings.Repeat("a", 5001),
	} {
		_, err := javaregex.Compile(pattern, budget)
		var syntax *javaregex.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%q: %v, want a SyntaxError", pattern, err)
		}
	}
}

func TestSyntaxErrorSaysWhere(t *testing.T) {
	t.Parallel()
	_, err := javaregex.Compile(`ab**`, budget)
	want := "not a regular expression: dangling *, it needs something before it (near position 3)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestCatastrophesEnd(t *testing.T) {
	t.Parallel()
	a := strings.Repeat("a", 5_000)
	for _, c := range []struct{ pattern, text string }{
		{`(a+)+\1b`, a},
		{`(?=a)(a|aa)+$`, a + "!"},
		{`(?=((a+)+)+b)`, a},
		{`(?<=(a{1,100}){1,100})b`, a},
		{`(?:ab|c)*\n`, strings.Repeat("ab", 50_000) + "\n."},
		{`((a*)*)*\1b`, a},
		{`(?:(?:a?){999}){999}b`, a},
	} {
		p := compile(t, c.pattern)
		if _, err := p.Find(c.text); !errors.Is(err, javaregex.ErrTooCostly) {
			t.Errorf("%s: %v, want ErrTooCostly", c.pattern, err)
		}
	}
}

func TestLinearPatternsNeedNoBudget(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{`(a+)+$`, `^(a|aa)+$`, `(.*)*x`, `^(\w+\s?)*$`} {
		p, err := javaregex.Compile(pattern, 1)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Find(strings.Repeat("a", 5_000) + "!"); err != nil {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}

func TestBudgetIsForAllTexts(t *testing.T) {
	t.Parallel()
	p, err := javaregex.Compile(`(?=a)a`, 100)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err = p.Find("a"); err != nil {
			break
		}
	}
	if !errors.Is(err, javaregex.ErrTooCostly) {
		t.Errorf("got %v, want ErrTooCostly", err)
	}
}

func FuzzRegex(f *testing.F) {
	for _, pattern := range []string{`(a+)+\1`, `[a-z&&[^b]]\Q.\E`, `(?<=a{1,3})(?i:b)\p{L}`, `(?<n>a)\k<n>++`, `(?x) a # b`} {
		f.Add(pattern, "aaab\r\n")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		p, err := javaregex.Compile(pattern, 100_000)
		if err != nil {
			return
		}
		whole, err := p.Matches(text)
		if err != nil {
			return
		}
		// What matches as a whole is found, but after \G and the like too.
		if part, err := p.Find(text); err == nil && whole && !part {
			t.Errorf("%q matches the whole of %q, but is not found in it", pattern, text)
		}
	})
}
