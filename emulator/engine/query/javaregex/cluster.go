package javaregex

import "unicode"

// clusterEnd is the end of the extended grapheme cluster that begins at a
// place, which is not the end of the text: what people take for one character
// (Unicode Standard Annex 29).
func clusterEnd(text []rune, at int) int {
	r := text[at]
	to := at + 1
	switch {
	case r == '\r' && to < len(text) && text[to] == '\n':
		return to + 1
	case standsAlone(r):
		return to
	}
	for prepends(r) && to < len(text) && !standsAlone(text[to]) {
		r = text[to]
		to++
	}
	if isRegional(r) && to < len(text) && isRegional(text[to]) {
		to++
	}
	for to < len(text) && (joinsHangul(text[to-1], text[to]) || extends(text[to]) || joinsPictures(r, text[to-1], text[to])) {
		to++
	}
	return to
}

const (
	zeroWidthJoiner    = 0x200D
	zeroWidthNonJoiner = 0x200C
)

// standsAlone is for control characters, which nothing extends.
func standsAlone(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) ||
		unicode.Is(unicode.Cf, r) && r != zeroWidthJoiner && r != zeroWidthNonJoiner && !prepends(r) && !isTag(r)
}

func prepends(r rune) bool { return unicode.Is(unicode.Prepended_Concatenation_Mark, r) }

func isTag(r rune) bool { return 0xE0020 <= r && r <= 0xE007F }

func isRegional(r rune) bool { return unicode.Is(unicode.Regional_Indicator, r) }

// extends is for marks, joiners, tags and the tones of emoji.
func extends(r rune) bool {
	return r == zeroWidthJoiner || r == zeroWidthNonJoiner || isTag(r) || 0x1F3FB <= r && r <= 0x1F3FF ||
		unicode.Is(unicode.M, r) || unicode.Is(unicode.Other_Grapheme_Extend, r)
}

// joinsPictures is for sequences of emoji with joiners between.
func joinsPictures(first, before, r rune) bool {
	return before == zeroWidthJoiner && isPicture(first) && isPicture(r)
}

func isPicture(r rune) bool {
	return 0x1F000 <= r && r < 0x1FC00 && !isRegional(r) ||
		r >= 0x203C && r <= 0x3299 && unicode.In(r, unicode.So, unicode.Sm, unicode.Po) || r == 0xA9 || r == 0xAE
}

// joinsHangul is for the letters of one Korean syllable.
func joinsHangul(before, r rune) bool {
	switch b := hangul(before); hangul(r) {
	case 'L', 'S', 'W': // a leading letter, a syllable without or with a last one
		return b == 'L'
	case 'V':
		return b == 'L' || b == 'V' || b == 'S'
	case 'T':
		return b == 'V' || b == 'T' || b == 'S' || b == 'W'
	}
	return false
}

// hangul is what a character is in a Korean syllable, 0 for nothing.
func hangul(r rune) byte {
	switch {
	case 0x1100 <= r && r <= 0x115F, 0xA960 <= r && r <= 0xA97C:
		return 'L'
	case 0x1160 <= r && r <= 0x11A7, 0xD7B0 <= r && r <= 0xD7C6:
		return 'V'
	case 0x11A8 <= r && r <= 0x11FF, 0xD7CB <= r && r <= 0xD7FB:
		return 'T'
	case 0xAC00 <= r && r <= 0xD7A3 && (r-0xAC00)%28 == 0:
		return 'S'
	case 0xAC00 <= r && r <= 0xD7A3:
		return 'W'
	}
	return 0
}

// atCluster is \b{g}: where a cluster begins or the text ends.
func (m *matcher) atCluster(at int) bool {
	if at == 0 || at == len(m.text) {
		return true
	}
	if m.clusters == nil {
		m.clusters = make([]bool, len(m.text))
		for begin := 0; begin < len(m.text); begin = clusterEnd(m.text, begin) {
			m.clusters[begin] = true
		}
		*m.steps -= len(m.text)
	}
	return m.clusters[at]
}
