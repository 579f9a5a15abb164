package javaregex

import (
	"slices"
	"sort"
	"unicode"
)

// span is an inclusive range of code points.
type span struct{ low, high rune }

// set is a set of code points: spans in order, without overlap.
type set []span

func single(r rune) set { return set{{r, r}} }

func chars(text string) set {
	var s set
	for _, r := range text {
		s = append(s, span{r, r})
	}
	return normal(s)
}

// normal sorts and joins spans.
func normal(s set) set {
	slices.SortFunc(s, func(a, b span) int { return int(a.low - b.low) })
	var out set
	for _, next := range s {
		last := len(out) - 1
		if last >= 0 && next.low <= out[last].high+1 {
			out[last].high = max(out[last].high, next.high)
			continue
		}
		out = append(out, next)
	}
	return out
}

func union(sets ...set) set {
	return normal(slices.Concat(sets...))
}

func (s set) not() set {
	var out set
	from := rune(0)
	for _, r := range s {
		if r.low > from {
			out = append(out, span{from, r.low - 1})
		}
		from = r.high + 1
	}
	if from <= unicode.MaxRune {
		out = append(out, span{from, unicode.MaxRune})
	}
	return out
}

func (s set) and(other set) set {
	return union(s.not(), other.not()).not()
}

func (s set) has(r rune) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].high >= r })
	return i < len(s) && s[i].low <= r
}

// fromTable turns a table of the Unicode standard into a set.
func fromTable(tables ...*unicode.RangeTable) set {
	var s set
	for _, t := range tables {
		for _, r := range t.R16 {
			s = appendStrided(s, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			s = appendStrided(s, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return normal(s)
}

func appendStrided(s set, low, high, stride rune) set {
	if stride == 1 {
		return append(s, span{low, high})
	}
	for r := low; r <= high; r += stride {
		s = append(s, span{r, r})
	}
	return s
}
