package javaregex

import "unicode"

// folded adds the other cases of what a span holds: with the flag i those of
// ASCII, with i and u all.
func (p *parser) folded(s span) set {
	if !p.flags.ignoreCase {
		return set{s}
	}
	out := set{s}
	out = append(out, shifted(s, span{'a', 'z'}, 'A'-'a')...)
	out = append(out, shifted(s, span{'A', 'Z'}, 'a'-'A')...)
	if p.flags.unicodeCase {
		out = append(out, p.unicodeFolds(s)...)
	}
	return normal(out)
}

func shifted(s, letters span, by rune) set {
	low, high := max(s.low, letters.low), min(s.high, letters.high)
	if low > high {
		return nil
	}
	return set{{low + by, high + by}}
}

func (p *parser) unicodeFolds(s span) set {
	if p.cased == nil {
		p.cased = casedLetters()
	}
	var out set
	for _, r := range p.cased {
		if r < s.low || r > s.high {
			continue
		}
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			out = append(out, span{f, f})
		}
	}
	return out
}

// lastCased is the end of the letters that have cases.
const lastCased = 0x1E943

func casedLetters() []rune {
	var letters []rune
	for r := rune(0); r <= lastCased; r++ {
		if unicode.SimpleFold(r) != r {
			letters = append(letters, r)
		}
	}
	return letters
}

// sameCharacter compares two code points as the flags say.
func (f flags) sameCharacter(a, b rune) bool {
	switch {
	case a == b:
		return true
	case !f.ignoreCase, !f.unicodeCase && max(a, b) > unicode.MaxASCII:
		return false
	}
	for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
