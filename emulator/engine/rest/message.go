package rest

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// longest is the length in bytes above which a value is cut short in a
// message: a message says what was wrong, it does not send everything back.
const longest = 1000

// message writes a message with values of any length.
func message(format string, args []any) string {
	short := slices.Clone(args)
	for i, arg := range args {
		switch v := arg.(type) {
		case string:
			short[i] = cut(v, longest)
		case error:
			short[i] = cut(v.Error(), longest)
		}
	}
	return fmt.Sprintf(format, short...)
}

// cut is the beginning of a text with more than so many bytes.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	end := most
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
