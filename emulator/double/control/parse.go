package control

import (
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// number reads a whole number between two bounds. The empty text is the
// default.
func number(name, text string, fallback, least, most int) (int, error) {
	if text == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, rest.InvalidParameter("%s is %q; it must be a whole number from %d to %d.", name, rest.Excerpt(text), least, most)
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
		return false, rest.InvalidParameter("%s is %q; it must be true or false.", name, rest.Excerpt(text))
	}
}
