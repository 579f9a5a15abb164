package javaregex

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// blockTable are the blocks of Unicode 15: first, last, name.
//
//go:embed blocks.txt
var blockTable string

// olderNames are the constants of Java that are not called as their blocks.
var olderNames = map[string]string{
	"GREEK": "GREEK AND COPTIC", "COMBINING_MARKS_FOR_SYMBOLS": "COMBINING DIACRITICAL MARKS FOR SYMBOLS",
	"COMBINING MARKS FOR SYMBOLS": "COMBINING DIACRITICAL MARKS FOR SYMBOLS", "COMBININGMARKSFORSYMBOLS": "COMBINING DIACRITICAL MARKS FOR SYMBOLS",
	"CYRILLIC_SUPPLEMENTARY": "CYRILLIC SUPPLEMENT", "CYRILLIC SUPPLEMENTARY": "CYRILLIC SUPPLEMENT", "CYRILLICSUPPLEMENTARY": "CYRILLIC SUPPLEMENT",
}

// blocks are all blocks by each of their names: as it is, without spaces, and
// as a constant of Java. They are read when they are first needed.
var blocks = sync.OnceValue(func() map[string]set {
	all := map[string]set{}
	for line := range strings.Lines(blockTable) {
		var s span
		low, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		high, name, _ := strings.Cut(rest, " ")
		_, _ = fmt.Sscanf(low+" "+high, "%X %X", &s.low, &s.high) // the table is our own
		name = strings.ToUpper(name)
		for _, spelled := range []string{name, strings.ReplaceAll(name, " ", ""), strings.NewReplacer(" ", "_", "-", "_").Replace(name)} {
			all[spelled] = set{s}
		}
	}
	for older, name := range olderNames {
		all[older] = all[name]
	}
	delete(all, "GREEK_AND_COPTIC") // the constant is GREEK
	delete(all, "CYRILLIC_SUPPLEMENT")
	return all
})

// block is a block of Unicode, by one of its names in any case.
func block(name string) (set, bool) {
	s, ok := blocks()[strings.ToUpper(name)]
	return s, ok
}
