package javaregex

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// byName reads {name} after \N: the character of that name, in any case.
func (p *parser) byName() rune {
	if p.raw() != '{' {
		p.fail("\\N needs the name of a character in { and }")
		return 0
	}
	name := p.propertyName()
	r, ok := characters()[strings.ToUpper(strings.TrimSpace(name))]
	if !ok && p.err == nil {
		p.fail("there is no character with the name %q", name)
	}
	return r
}

// characters are all characters that have a name of their own. They are read
// when they are first needed.
var characters = sync.OnceValue(func() map[string]rune {
	all := map[string]rune{}
	for r := range rune(unicode.MaxRune) {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			all[name] = r
		}
	}
	return all
})
