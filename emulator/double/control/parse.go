package control

import (
	"strconv"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// duration reads a duration that lies between two bounds.
func duration(name, text string, least, most time.Duration) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil {
		return 0, rest.InvalidParameter("%s is %q; write a duration like \"90s\", \"15m\" or \"1h30m\".", name, short(text))
	}
	if d < least || d > most {
		return 0, rest.InvalidParameter("%s is %s; it must lie between %s and %s.", name, d, least, most)
	}
	return d, nil
}

// number reads a whole number between two bounds. The empty text is the
// default.
func number(name, text string, fallback, least, most int) (int, error) {
	if text == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, rest.InvalidParameter("%s is %q; it must be a whole number from %d to %d.", name, short(text), least, most)
	}
	return n, nil
}

// truth reads true or false. The empty text is false.
func truth(name, text string) (bool, error) {
	switch text {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	default:
		return false, rest.InvalidParameter("%s is %q; it must be true or false.", name, short(text))
	}
}

// short is the beginning of a text that is repeated in an error.
func short(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
