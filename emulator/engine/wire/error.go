package wire

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error says what was wrong with a JSON text, and where. The real server
// answers it with 400 and a text/plain body (json.2, json.3).
type Error struct {
	// Path names the value, like profiles[0].displayName; empty for the whole
	// text.
	Path string
	// Line and Column count from 1, the column in characters.
	Line, Column int
	// Message is a sentence without the place. Values in it are shortened.
	Message string

	offset int
}

// Error is the path, the position and the message in one line.
func (e *Error) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Message)
	}
	return fmt.Sprintf("%s (line %d, column %d): %s", e.Path, e.Line, e.Column, e.Message)
}

// failure is an Error on its way out: each container it passes adds its part
// of the path, the innermost first.
type failure struct {
	offset  int
	message string
	trail   []string
}

// longestTrail keeps the path of a deeply nested value readable.
const longestTrail = 40

func (f *failure) in(part string) *failure {
	f.trail = append(f.trail, part)
	return f
}

func (f *failure) path() string {
	parts := slices.Clone(f.trail)
	slices.Reverse(parts)
	if len(parts) > longestTrail {
		parts = append(parts[:longestTrail], "...")
	}
	return strings.TrimPrefix(strings.Join(parts, ""), ".")
}

func (f *failure) toError(data []byte) *Error {
	before := data[:f.offset]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return &Error{
		Path:    f.path(),
		Line:    bytes.Count(before, []byte("\n")) + 1,
		Column:  utf8.RuneCount(before[lineStart:]) + 1,
		Message: f.message,
		offset:  f.offset,
	}
}

func keyPart(key string) string {
	if key != "" && strings.IndexFunc(key, isOdd) < 0 {
		return "." + shorten(key)
	}
	return "[" + quote(key) + "]"
}

func indexPart(i int) string { return "[" + strconv.Itoa(i) + "]" }

// isOdd tells characters that would make a path ambiguous.
func isOdd(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune(`.[]"\`, r)
}

// longestEcho is how many characters of a value an error repeats: the value
// may be a secret or megabytes.
const longestEcho = 40

// shorten cuts a text to longestEcho characters.
func shorten(text string) string {
	count := 0
	for i := range text {
		if count == longestEcho {
			return text[:i] + "..."
		}
		count++
	}
	return text
}

func quote(text string) string { return strconv.Quote(shorten(text)) }
