package constraint

import (
	"strings"
	"testing"
)

func TestMatches(t *testing.T) {
	t.Parallel()
	hexID := "64f0c1d2e3a4b5c6d7e8f901"
	cases := []struct {
		name      Pattern
		match, no []string
	}{
		{
			Username,
			[]string{
				"a", "ünïcödé", "漢字", hexID[1:], hexID + "0", "g" + hexID[1:], "a\u2028", "a\u00A0b",
				strings.Repeat("a", 50), strings.Repeat("\U0001F600", 50),
			},
			[]string{
				"", "a b", "a\vb", "a\x00", "a\u0085", "a\u200Eb", hexID, strings.ToUpper(hexID),
				hexID + "\u2028", hexID + "\u2029", strings.Repeat("a", 51),
			},
		},
		{
			Email,
			[]string{"a@b", "@@@", "a b@c d", "a@b@c", "é@\U0001F600"},
			[]string{"", "a", "@", "a@", "@b", "a@b\n", "a\r@b", "a@b\u0085", "a@\u2028b", "\u2029a@b"},
		},
		{
			Phone,
			[]string{"12345678", "123456789012345", "+49 (1512) 345-6789", "49/(123456789) . 1", "\v1\t2\n3\f4\r5678"},
			[]string{"", "1234567", "1234567890123456", "12345678a", "12345678\u00A0", "٣٣٣٣٣٣٣٣", "()+-."},
		},
		{
			FirstName,
			[]string{"É", "Mary-Jane", "O'Brien", "St. Pierre", "e\u0301e", "a1", "李", strings.Repeat("a", 50)},
			[]string{"", " a", "-a", "$a", "1a", "\u0301a", "a\tb", "a_b", strings.Repeat("a", 51)},
		},
		{LastName, []string{"Li", strings.Repeat("é", 50)}, []string{"", ".x", strings.Repeat("é", 51)}},
		{NoWhiteSpace, []string{"a", "a\u00A0b", "\u2028", "é"}, []string{"", " ", "a b", "a\v", "a\n", "\f"}},
		{Word, []string{"a", "_a9", "9"}, []string{"", "a-b", "é", "a b"}},
		{WholeWord, []string{"ab", "-a", "éa", " a", "\na", "\U0001F600a", "a_"}, []string{"", "a", "_ab", "aé", "ab-", "ab\n"}},
		{DisplayName, []string{"Ann", "éa", "a-b_c.d 'e", "\n1", "%a"}, []string{"", "a", " ab", "'ab", "-ab", "_ab", ".ab", "aé", "ab!"}},
		{Base64, []string{"", "AAAA", "AA==", "AAA=", "+/+/AAA="}, []string{"A", "AA", "AAA", "A===", "AA-_", "AAAA\n", "AA==AAAA"}},
		{Hex, []string{"", "0", "09afAF"}, []string{"g", "0x1", " ", "0\n"}},
		{JavaClassName, []string{"A", "a.b.C", "_a1._"}, []string{"", ".", "a.", ".a", "a..b", "1a", "a.1", "a-b", "a$b", "é"}},
		{PathSegment, []string{"a", "a b", "..", "\n"}, []string{"", "/", "a/b", `a\b`}},
		{"unheard_of", nil, []string{"", "a"}},
	}
	for _, c := range cases {
		t.Run(string(c.name), func(t *testing.T) {
			t.Parallel()
			for _, s := range c.match {
				if !Matches(c.name, s) {
					t.Errorf("%q does not match", s)
				}
			}
			for _, s := range c.no {
				if Matches(c.name, s) {
					t.Errorf("%q matches", s)
				}
			}
		})
	}
	if len(cases) != len(patterns)+1 {
		t.Errorf("%d cases for %d patterns and one unknown", len(cases), len(patterns))
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	want := map[Pattern]string{ // errors.3, as recorded
		Username:      `must match "^(?![0-9a-fA-F]{24}$)[^\s\p{Cc}\p{Cf}]{1,50}$"`,
		Email:         `must match "^(.+)@(.+)$"`,
		Phone:         `must match "([\.\+\-\s\/()]*[0-9][\.\+\-\s\/()]*){8,15}"`,
		FirstName:     `must match "^\p{L}[\p{L}\p{M}\p{N} '\-.]{0,49}$"`,
		LastName:      `must match "^\p{L}[\p{L}\p{M}\p{N} '\-.]{0,49}$"`,
		NoWhiteSpace:  `must match "^\S+$"`,
		Word:          `must match "\w+"`,
		WholeWord:     `must match "[^_]\w+"`,
		DisplayName:   `must match "[^ '\-_.][A-Za-z0-9 '\-_.]+$"`,
		Base64:        `must match "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"`,
		Hex:           `must match "[0-9a-fA-F]*"`,
		JavaClassName: `must match "^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"`,
		PathSegment:   `path must be a single path segment with no '/' or '\' characters`,
		"unheard_of":  "",
	}
	for name, text := range want {
		if got := Text(name); got != text {
			t.Errorf("%s: %s, want %s", name, got, text)
		}
	}
	if len(want) != len(patterns)+1 {
		t.Errorf("%d texts for %d patterns and one unknown", len(want), len(patterns))
	}
}

func FuzzMatches(f *testing.F) {
	for _, seed := range []string{"64f0c1d2e3a4b5c6d7e8f901", "64f0c1d2e3a4b5c6d7e8f901\u2028", "+49 (1512) 345-6789", "1234567", "a b", ""} {
		f.Add(seed)
	}
	signed := whole(`(?:[.+\-/()` + space + `]*[0-9][.+\-/()` + space + `]*){8,15}`)
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Matches(Phone, s), signed(s); got != want {
			t.Errorf("phone %q: %t, want %t", s, got, want)
		}
		if Matches(Username, s) && (!Matches(NoWhiteSpace, s) || objectID(s)) {
			t.Errorf("username %q has white space or is an id", s)
		}
		if Matches(Word, s) && len(s) > 1 && s[0] != '_' && !Matches(WholeWord, s) {
			t.Errorf("%q is a word, but no whole word", s)
		}
	})
}
