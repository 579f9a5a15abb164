package javaregex

import "unicode"

var (
	lower       = set{{'a', 'z'}}
	upper       = set{{'A', 'Z'}}
	punctuation = set{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}
	hexDigits   = set{{'0', '9'}, {'A', 'F'}, {'a', 'f'}}
	control     = set{{0, 0x1F}, {0x7F, 0x7F}}
)

// posix is one of the classes that Java takes from POSIX. They are ASCII, but
// with the flag U the Unicode property of that name.
func (f flags) posix(name string) (set, bool) {
	if f.ignoreCase && (name == "Lower" || name == "Upper") {
		name = "Alpha"
	}
	ascii, ok := asciiClass(name)
	if !ok || !f.unicodeClass || name == "ASCII" {
		return ascii, ok
	}
	return unicodeClass(name), true
}

func asciiClass(name string) (set, bool) {
	switch name {
	case "Lower":
		return lower, true
	case "Upper":
		return upper, true
	case "ASCII":
		return set{{0, 0x7F}}, true
	case "Alpha":
		return union(lower, upper), true
	case "Digit":
		return digits, true
	case "Alnum":
		return union(lower, upper, digits), true
	case "Punct":
		return punctuation, true
	case "Graph":
		return set{{'!', '~'}}, true
	case "Print":
		return set{{' ', '~'}}, true
	case "Blank":
		return chars(" \t"), true
	case "Cntrl":
		return control, true
	case "XDigit":
		return hexDigits, true
	case "Space":
		return whiteSpace, true
	}
	return nil, false
}

func unicodeClass(name string) set {
	switch name {
	case "Lower":
		return lowercase()
	case "Upper":
		return uppercase()
	case "Alpha":
		return alphabetic()
	case "Digit":
		return fromTable(unicode.Nd)
	case "Alnum":
		return union(alphabetic(), fromTable(unicode.Nd))
	case "Punct":
		return fromTable(unicode.P)
	case "Blank":
		return union(chars("\t"), fromTable(unicode.Zs))
	case "Cntrl":
		return fromTable(unicode.Cc)
	case "XDigit":
		return fromTable(unicode.Nd, unicode.Hex_Digit)
	case "Space":
		return fromTable(unicode.White_Space)
	}
	graph := union(fromTable(unicode.White_Space, unicode.Cc, unicode.Cs), assigned().not()).not()
	if name == "Graph" {
		return graph
	}
	return union(graph, fromTable(unicode.Zs))
}

func alphabetic() set { return fromTable(unicode.L, unicode.Nl, unicode.Other_Alphabetic) }
func lowercase() set  { return fromTable(unicode.Ll, unicode.Other_Lowercase) }
func uppercase() set  { return fromTable(unicode.Lu, unicode.Other_Uppercase) }

// binary is one of the yes-or-no properties, by its name in capitals.
func binary(name string) (set, bool) {
	switch name {
	case "ALPHABETIC":
		return alphabetic(), true
	case "LETTER":
		return fromTable(unicode.L), true
	case "IDEOGRAPHIC":
		return fromTable(unicode.Ideographic), true
	case "LOWERCASE":
		return lowercase(), true
	case "UPPERCASE":
		return uppercase(), true
	case "TITLECASE":
		return fromTable(unicode.Lt), true
	case "PUNCTUATION":
		return fromTable(unicode.P), true
	case "CONTROL":
		return fromTable(unicode.Cc), true
	case "WHITE_SPACE", "WHITESPACE":
		return fromTable(unicode.White_Space), true
	case "DIGIT":
		return fromTable(unicode.Nd), true
	case "HEX_DIGIT", "HEXDIGIT":
		return fromTable(unicode.Nd, unicode.Hex_Digit), true
	case "ALNUM":
		return union(alphabetic(), fromTable(unicode.Nd)), true
	case "ASSIGNED":
		return assigned(), true
	}
	return nil, false
}

// javaMethod is what the method Character.is… of that name says.
func javaMethod(name string) (set, bool) {
	switch name {
	case "LowerCase":
		return lowercase(), true
	case "UpperCase":
		return uppercase(), true
	case "Alphabetic":
		return alphabetic(), true
	case "TitleCase":
		return fromTable(unicode.Lt), true
	case "Digit":
		return fromTable(unicode.Nd), true
	case "Letter":
		return fromTable(unicode.L), true
	case "LetterOrDigit":
		return fromTable(unicode.L, unicode.Nd), true
	case "SpaceChar":
		return fromTable(unicode.Z), true
	case "Whitespace":
		noBreak := set{{0xA0, 0xA0}, {0x2007, 0x2007}, {0x202F, 0x202F}}
		return union(set{{'\t', '\r'}, {0x1C, 0x1F}}, fromTable(unicode.Z).and(noBreak.not())), true
	case "ISOControl":
		return set{{0, 0x1F}, {0x7F, 0x9F}}, true
	}
	return nil, false
}
