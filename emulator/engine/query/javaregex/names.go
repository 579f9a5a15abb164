package javaregex

import (
	"strings"
	"unicode"
)

var (
	digits     = set{{'0', '9'}}
	wordChars  = set{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	whiteSpace = set{{'\t', '\r'}, {' ', ' '}}
	horizontal = set{{'\t', '\t'}, {' ', ' '}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}}
	vertical   = set{{'\n', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}
	terminator = set{{'\n', '\n'}, {'\r', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}
)

// shorthand is \d, \w, \s, \h or \v, by its small letter.
func (f flags) shorthand(letter rune) set {
	switch letter {
	case 'd':
		return f.pick(digits, unicode.Nd)
	case 'w':
		return f.pick(wordChars, unicode.L, unicode.Nl, unicode.Other_Alphabetic, unicode.M, unicode.Nd, unicode.Pc, unicode.Join_Control)
	case 's':
		return f.pick(whiteSpace, unicode.White_Space)
	case 'h':
		return horizontal
	}
	return vertical
}

// pick is the ASCII meaning, or with the flag U the Unicode one.
func (f flags) pick(ascii set, tables ...*unicode.RangeTable) set {
	if !f.unicodeClass {
		return ascii
	}
	return fromTable(tables...)
}

// named is the set of \p{name}. With the flag i, a property of case is that of
// all cases.
func (f flags) named(name string) (set, bool) {
	if f.ignoreCase && isCase(name) {
		return cased(), true
	}
	if key, value, ok := strings.Cut(name, "="); ok {
		return keyed(strings.ToLower(key), value)
	}
	if s, ok := f.posix(name); ok {
		return s, true
	}
	if property, ok := strings.CutPrefix(name, "Is"); ok {
		return isProperty(property)
	}
	if property, ok := strings.CutPrefix(name, "In"); ok {
		return block(property)
	}
	if property, ok := strings.CutPrefix(name, "java"); ok {
		return javaMethod(property)
	}
	return category(name)
}

func isCase(name string) bool {
	if _, value, ok := strings.Cut(name, "="); ok {
		name = value
	}
	name = strings.TrimPrefix(strings.TrimPrefix(name, "Is"), "java")
	switch strings.ToUpper(name) {
	case "LU", "LL", "LT", "LOWERCASE", "UPPERCASE", "TITLECASE":
		return true
	}
	return false
}

func cased() set {
	return union(lowercase(), uppercase(), fromTable(unicode.Lt))
}

func keyed(key, value string) (set, bool) {
	switch key {
	case "sc", "script":
		return script(value)
	case "blk", "block":
		return block(value)
	case "gc", "general_category":
		return category(value)
	}
	return nil, false
}

func isProperty(name string) (set, bool) {
	if s, ok := binary(strings.ToUpper(name)); ok {
		return s, true
	}
	if s, ok := category(name); ok {
		return s, true
	}
	return script(name)
}

func script(name string) (set, bool) {
	for known, table := range unicode.Scripts {
		if strings.EqualFold(known, name) {
			return fromTable(table), true
		}
	}
	return nil, false
}

func category(name string) (set, bool) {
	switch name {
	case "all":
		return set{}.not(), true
	case "L1":
		return set{{0, 0xFF}}, true
	case "LC":
		return fromTable(unicode.Lu, unicode.Ll, unicode.Lt), true
	case "LD":
		return fromTable(unicode.L, unicode.Nd), true
	case "Cn":
		return assigned().not(), true
	case "C":
		return union(assigned().not(), fromTable(unicode.C)), true
	}
	table, ok := unicode.Categories[name]
	if !ok {
		return nil, false
	}
	return fromTable(table), true
}

func assigned() set {
	return fromTable(unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}
