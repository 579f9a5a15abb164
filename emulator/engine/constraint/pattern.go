package constraint

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern is the name of a regular expression that a whole string must match
// (section patterns).
type Pattern string

// The patterns of the real server.
const (
	Username      Pattern = "username"        // names of users
	Email         Pattern = "email"           // addresses of users
	Phone         Pattern = "phone"           // primaryPhoneNb, before it is normalized
	FirstName     Pattern = "first_name"      // first names of users
	LastName      Pattern = "last_name"       // last names of users
	NoWhiteSpace  Pattern = "no_white_space"  // passwords at creation, fields for PSN, names of methods
	Word          Pattern = "word"            // names of properties in metadata specs
	WholeWord     Pattern = "whole_word"      // names of applications, configurations, items, ...
	DisplayName   Pattern = "display_name"    // stored display names of profiles
	Base64        Pattern = "base64"          // public keys
	Hex           Pattern = "hex"             // versions of save data documents
	JavaClassName Pattern = "java_class_name" // types of element services
	PathSegment   Pattern = "path_segment"    // names in an element's path
)

// Matches says whether the whole of a string matches. An unknown name matches
// nothing.
func Matches(name Pattern, s string) bool {
	p, ok := patterns[name]
	return ok && p.matches(s)
}

// Text is what a failure of a pattern says, without the field: `must match
// "<regex>"` in the real server's spelling, where the pattern has no text of
// its own. It is "" for an unknown name.
func Text(name Pattern) string {
	p, ok := patterns[name]
	if !ok {
		return ""
	}
	return p.text()
}

// Expression is the regular expression of a pattern as the real server names
// it, in Java's dialect, or "" for an unknown name.
func Expression(name Pattern) string { return patterns[name].java }

type definition struct {
	java    string // the expression that the server names
	own     string // the text in place of the standard one
	matches func(string) bool
}

func (d definition) text() string {
	if d.own != "" {
		return d.own
	}
	return `must match "` + d.java + `"`
}

// In Java \s and \w are ASCII, and \s has the vertical tab, unlike in Go. A dot
// is none of the five ends of a line.
const (
	space   = `\t\n\v\f\r `
	lineEnd = `\n\r\x{85}\x{2028}\x{2029}`
)

var patterns = map[Pattern]definition{
	Username: {
		java:    `^(?![0-9a-fA-F]{24}$)[^\s\p{Cc}\p{Cf}]{1,50}$`,
		matches: username,
	},
	Email: {
		java:    `^(.+)@(.+)$`,
		matches: whole(`[^` + lineEnd + `]+@[^` + lineEnd + `]+`),
	},
	Phone: {
		java:    `([\.\+\-\s\/()]*[0-9][\.\+\-\s\/()]*){8,15}`,
		matches: phone,
	},
	FirstName: personName,
	LastName:  personName,
	NoWhiteSpace: {
		java:    `^\S+$`,
		matches: whole(`[^` + space + `]+`),
	},
	Word: {
		java:    `\w+`,
		matches: whole(`\w+`),
	},
	WholeWord: {
		java:    `[^_]\w+`,
		matches: whole(`[^_]\w+`),
	},
	DisplayName: {
		java:    `[^ '\-_.][A-Za-z0-9 '\-_.]+$`,
		matches: whole(`[^ '\-_.][A-Za-z0-9 '\-_.]+`),
	},
	Base64: {
		java:    `^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$`,
		matches: whole(`(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?`),
	},
	Hex: {
		java:    `[0-9a-fA-F]*`,
		matches: whole(`[0-9a-fA-F]*`),
	},
	JavaClassName: {
		java:    `^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$`,
		matches: whole(`[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*`),
	},
	PathSegment: {
		java:    `[^/\\]+`,
		own:     `path must be a single path segment with no '/' or '\' characters`,
		matches: whole(`[^/\\]+`),
	},
}

var personName = definition{
	java:    `^\p{L}[\p{L}\p{M}\p{N} '\-.]{0,49}$`,
	matches: whole(`\p{L}[\p{L}\p{M}\p{N} '\-.]{0,49}`),
}

// whole is a match of a whole string. The expression is compiled when it is
// first used.
func whole(expression string) func(string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:` + expression + `)$`)
	})
	return func(s string) bool { return compiled().MatchString(s) }
}

var (
	printable = whole(`[^` + space + `\p{Cc}\p{Cf}]{1,50}`)
	objectID  = whole(`[0-9a-fA-F]{24}`)
)

// username is a pattern with a look-ahead. Its $ also stands before a last end
// of a line, and two of these are allowed in a name.
func username(s string) bool {
	if !printable(s) {
		return false
	}
	if last, size := utf8.DecodeLastRuneInString(s); last == '\u2028' || last == '\u2029' {
		return !objectID(s[:len(s)-size])
	}
	return !objectID(s)
}

// phone counts digits among the signs that may stand around them.
func phone(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune(".+-/()\t\n\v\f\r ", r):
			return false
		}
	}
	return digits >= 8 && digits <= 15
}
