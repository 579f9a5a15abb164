package query

import "strings"

// ignored are words that the database neither stores nor looks for.
const ignored = " a an and are as at be been but by did do for from had has have he her his i if in into is it its " +
	"me my no nor not of on or our she so some such than that the their them then there these they this to too " +
	"up us was we were what when where which who why will with you your "

func isIgnored(word string) bool {
	return strings.Contains(ignored, " "+word+" ")
}

// stem cuts the common English suffixes off a word in lower case, so that
// "quests", "quested" and "questing" are one.
func stem(word string) string {
	word = strings.TrimSuffix(word, "'s")
	word = singular(word)
	word = withoutTense(word)
	if long(word, 5) {
		word = strings.TrimSuffix(word, "ly")
	}
	if long(word, 2) && strings.HasSuffix(word, "y") && !vowel(word[len(word)-2]) {
		return word[:len(word)-1] + "i"
	}
	return word
}

func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "sses"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "ies") && long(word, 4):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), !long(word, 2):
		return word
	}
	return strings.TrimSuffix(word, "s")
}

func withoutTense(word string) string {
	for _, suffix := range []string{"ing", "ed"} {
		cut, ok := strings.CutSuffix(word, suffix)
		if ok && strings.ContainsAny(cut, "aeiouy") {
			return repaired(cut)
		}
	}
	return trimE(word)
}

// repaired undoes what a suffix did to the end of a word: a doubled letter.
func repaired(cut string) string {
	n := len(cut)
	if long(cut, 2) && cut[n-1] == cut[n-2] && !vowel(cut[n-1]) && !strings.ContainsRune("lsz", rune(cut[n-1])) {
		return cut[:n-1]
	}
	return trimE(cut)
}

// trimE drops a silent e, so that "time", "timed" and "timing" are one.
func trimE(word string) string {
	if long(word, 3) && !vowel(word[len(word)-2]) {
		return strings.TrimSuffix(word, "e")
	}
	return word
}

func long(word string, than int) bool { return len(word) > than }

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
