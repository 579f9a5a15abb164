package query

import (
	"strings"
	"unicode"
)

// FullText is a search of the kind that the database's text index does
// (query.60): words are compared by their stems, a document needs one of the
// words, every "phrase" and no word or phrase that has a - before it.
//
// Stems are cut by the common English suffixes, not by the full algorithm of
// the real database, and only the commonest English words are ignored.
type FullText struct {
	stems           map[string]bool
	phrases         []string
	excludedStems   map[string]bool
	excludedPhrases []string
}

// NewFullText reads a search text. Every text is one.
func NewFullText(search string) *FullText {
	f := &FullText{stems: map[string]bool{}, excludedStems: map[string]bool{}}
	// Between an odd quotation mark and the next one there is a phrase.
	excluded := false
	for i, part := range strings.Split(search, `"`) {
		if i%2 == 1 {
			f.addPhrase(part, excluded)
			continue
		}
		excluded = strings.HasSuffix(part, "-")
		f.addWords(part)
	}
	return f
}

func (f *FullText) addPhrase(phrase string, excluded bool) {
	phrase = strings.ToLower(phrase)
	if excluded {
		f.excludedPhrases = append(f.excludedPhrases, phrase)
		return
	}
	f.phrases = append(f.phrases, phrase)
	addStems(f.stems, phrase)
}

func (f *FullText) addWords(text string) {
	for _, field := range strings.Fields(text) {
		if word, ok := strings.CutPrefix(field, "-"); ok {
			addStems(f.excludedStems, word)
			continue
		}
		addStems(f.stems, field)
	}
}

func addStems(stems map[string]bool, text string) {
	for _, w := range words(strings.ToLower(text)) {
		if !isIgnored(w) {
			stems[stem(w)] = true
		}
	}
}

func words(lower string) []string {
	return strings.FieldsFunc(lower, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '\''
	})
}

// Matches says whether a text is found. A search that only excludes finds
// nothing.
func (f *FullText) Matches(text string) bool {
	lower := strings.ToLower(text)
	for _, p := range f.phrases {
		if !strings.Contains(lower, p) {
			return false
		}
	}
	for _, p := range f.excludedPhrases {
		if strings.Contains(lower, p) {
			return false
		}
	}
	found := false
	for _, w := range words(lower) {
		s := stem(w)
		if f.excludedStems[s] {
			return false
		}
		found = found || f.stems[s]
	}
	return found
}
