package phone

import (
	"regexp"
	"strings"
	"sync"
)

const (
	plusSigns   = "+＋"
	punctuation = `\-x‐-―−ー－-／ \x{A0}\x{AD}\x{200B}\x{2060}\x{3000}()（）［］.\[\]/~⁓∼～`

	contextTag    = ";phone-context="
	telTag        = "tel:"
	subaddressTag = ";isub="
)

var (
	firstSign     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[+＋\p{Nd}]`) })
	unwantedEnd   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^\pN\pL#]+$`) })
	secondNumber  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\\/] *x`) })
	globalContext = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\+[\p{Nd}.()-]*\p{Nd}[\p{Nd}.()-]*$`)
	})
	domainContext = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:[A-Za-z\p{Nd}]+(?:-*[A-Za-z\p{Nd}])*\.)*[A-Za-z]+(?:-*[A-Za-z\p{Nd}])*\.?$`)
	})
	viableNumber = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?i:\p{Nd}{2}|[` + plusSigns + `]*(?:[` + punctuation + `*]*\p{Nd}){3,}[` +
			punctuation + `*A-Za-z\p{Nd}]*(?:` + extensions() + `)?)$`)
	})
	extension = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i:` + extensions() + `)$`)
	})
)

// extensions matches the ways to write what is dialled once connected, such as
// ";ext=12", "ext. 12", "x12", " - 12#" or ",,12".
func extensions() string {
	const (
		gap   = `[ \x{A0}\t,]*`
		after = `[:.．]?[ \x{A0}\t,-]*`
		word  = `(?:e?xt(?:ensi(?:o\x{301}?|ó))?n?|ｅ?ｘｔｎ?|доб|anexo)`
		sign  = `(?:[xｘ#＃~～]|int|ｉｎｔ)`
		blank = `[ \x{A0}\t]*`
	)
	return strings.Join([]string{
		`;ext=\p{Nd}{1,20}`,
		gap + word + after + `\p{Nd}{1,20}#?`,
		gap + sign + after + `\p{Nd}{1,9}#?`,
		`[- ]+\p{Nd}{1,6}#`,
		blank + `(?:,{2}|;)` + after + `\p{Nd}{1,15}#?`,
		blank + `,+` + after + `\p{Nd}{1,9}#?`,
	}, "|")
}

// candidate finds what may be a number in a text or a "tel:" URI (RFC 3966).
func candidate(s string) (string, bool) {
	text := ""
	if at := strings.Index(s, contextTag); at < 0 {
		text = possibleNumber(s)
	} else {
		context, _, _ := strings.Cut(s[at+len(contextTag):], ";")
		if !globalContext().MatchString(context) && !domainContext().MatchString(context) {
			return "", false
		}
		if context[0] == '+' {
			text = context
		}
		text += s[afterTel(s, at):at]
	}
	if at := strings.Index(text, subaddressTag); at > 0 {
		text = text[:at]
	}
	return text, true
}

// afterTel is where the number begins in a "tel:" URI.
func afterTel(s string, end int) int {
	at := strings.Index(s, telTag)
	if at < 0 || at > end {
		return 0
	}
	return at + len(telTag)
}

// possibleNumber drops what stands before and after a number.
func possibleNumber(s string) string {
	start := firstSign().FindStringIndex(s)
	if start == nil {
		return ""
	}
	s = s[start[0]:]
	if end := unwantedEnd().FindStringIndex(s); end != nil {
		s = s[:end[0]]
	}
	if second := secondNumber().FindStringIndex(s); second != nil {
		s = s[:second[0]]
	}
	return s
}

// viable says whether a text looks like a telephone number at all.
func viable(s string) bool { return viableNumber().MatchString(s) }

// withoutExtension drops an extension at the end, if a number stands before it.
func withoutExtension(s string) string {
	if at := extension().FindStringIndex(s); at != nil && viable(s[:at[0]]) {
		return s[:at[0]]
	}
	return s
}
