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
			short[i] = cut(v)
		case error:
			short[i] = cut(v.Error())
		}
	}
	return fmt.Sprintf(format, short...)
}

// cut is the beginning of a long text.
func cut(text string) string {
	if len(text) <= longest {
		return text
	}
	end := longest
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
