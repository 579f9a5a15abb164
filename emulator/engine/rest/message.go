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
			short[i] = Cut(v, longest)
		case error:
			short[i] = Cut(v.Error(), longest)
		}
	}
	return fmt.Sprintf(format, short...)
}

// Cut returns a text that has at most so many bytes as it is, and else its
// beginning with an ellipsis.
func Cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	end := most
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
