package rest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// maxNote is how many bytes a note may have.
const maxNote = 1000

// explained is a rule that decided an answer, in words.
type explained struct{ rule, text string }

// Note explains with the answer which rule made it what it is, and in words what
// was made of the request: the header Elements-Emulator-Note says both. A rule
// that is a defect is noted with Defect, too.
func (c *Call) Note(rule, format string, args ...any) {
	c.exchange.explained = append(c.exchange.explained, explained{rule, fmt.Sprintf(format, args...)})
}

// notes are the values of the note header: the rules of the defects, each with
// what was said about it, then what was said about other rules.
func (x *Exchange) notes() []string {
	if len(x.explained) == 0 {
		return x.Defects
	}
	said := map[string][]string{}
	rules := slices.Clone(x.Defects)
	for _, e := range x.explained {
		if !slices.Contains(rules, e.rule) {
			rules = append(rules, e.rule)
		}
		said[e.rule] = append(said[e.rule], e.text)
	}
	notes := make([]string, len(rules))
	for i, rule := range rules {
		notes[i] = shortNote(strings.Join(append([]string{rule}, said[rule]...), "; "))
	}
	return notes
}

// shortNote is a note as a header can carry it.
func shortNote(text string) string {
	if len(text) > maxNote {
		text = text[:maxNote] + " ..."
	}
	quoted := strconv.QuoteToASCII(text)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(quoted[1 : len(quoted)-1])
}

// NotedRules are the rules that a response's notes name, without what they say.
func NotedRules(header http.Header) []string {
	var rules []string
	for _, note := range header.Values(NoteHeader) {
		rule, _, _ := strings.Cut(note, ";")
		rules = append(rules, rule)
	}
	return rules
}
