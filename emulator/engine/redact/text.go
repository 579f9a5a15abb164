package redact

import (
	"regexp"
	"strings"
	"sync"
)

// shapes is what looks like a secret wherever it stands: a session secret, a
// JSON web token, a private key in PEM.
var shapes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[0-9a-fA-F]{64,}|eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?`)
})

// userInfo is the user and the password before the host of a URL.
var userInfo = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`//[^/\s"'<>@]*:[^/\s"'<>]*@`) })

// bearer is a credential behind its scheme, as groups.
var bearer = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)(\bbearer\s+)([\w.~+/=-]{8,})`) })

// assigned is a secret with its name before it, in a form, a link, a header,
// a list of attributes, or JSON that is broken. Its groups are what stands
// before the secret, and the secret: in quotes of either kind, or up to what
// ends it.
var assigned = sync.OnceValue(func() *regexp.Regexp {
	const (
		named     = `[\w.%\-]*(?:WORDS)[\w.%\-]*(?:\\?["'])?\s*(?:=|:(?:</\w+>)?)\s*`
		parameter = `\b(?:code|state|key|nonce|sig|signature|auth|session|sid|pwd|pin)(?:=|:</\w+>\s*)`
		value     = `(\\?"(?:\\.|[^"\\])*|'(?:\\.|[^'\\])*|[^&"'<>\r\n,{}\[\]]+)`
	)
	words := strings.NewReplacer("key", "[_-]?key", "wor", "[_-]?wor", "phrase", "[_-]?phrase").Replace(strings.Join(words(), "|"))
	return regexp.MustCompile(`(?i)(` + strings.Replace(named, "WORDS", words, 1) + `|` + parameter + `)` + value)
})

// part is a field of a multipart body: its name and what stands up to the next
// boundary.
var part = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)(name="?([^";\r\n]*)"?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n)(.*?)(\r?\n--|$)`)
})

// Text returns a text of any kind with what looks like a secret, or is named
// like one, cut short.
func Text(text string) string {
	text = replaced(bearer(), text, func(g []string) string { return g[1] + Secret(g[2]) })
	if !strings.ContainsAny(text, ":=") {
		return shapes().ReplaceAllStringFunc(text, Secret)
	}
	text = replaced(part(), text, func(g []string) string {
		if !Parameter(g[2]) {
			return g[0]
		}
		return g[1] + Secret(g[3]) + g[4]
	})
	text = userInfo().ReplaceAllString(text, "//"+cut+"@")
	text = replaced(assigned(), text, func(g []string) string {
		quote := g[2][:len(g[2])-len(strings.TrimLeft(g[2], `\"'`))]
		return g[1] + quote + Secret(strings.TrimRight(g[2][len(quote):], " "))
	})
	return shapes().ReplaceAllStringFunc(text, Secret)
}

// replaced replaces what a pattern finds; f is given the groups.
func replaced(pattern *regexp.Regexp, text string, f func(groups []string) string) string {
	return pattern.ReplaceAllStringFunc(text, func(match string) string {
		return f(pattern.FindStringSubmatch(match))
	})
}
