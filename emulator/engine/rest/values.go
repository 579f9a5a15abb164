package rest

import "time"

// Duration reads a duration such as "1h30m" that must lie between two bounds.
// The error is a 400 that calls the value by its name.
func Duration(name, text string, least, most time.Duration) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil {
		return 0, InvalidParameter("%s is %q; write a duration like \"90s\", \"15m\" or \"1h30m\".", name, Excerpt(text))
	}
	if d < least || d > most {
		return 0, InvalidParameter("%s is %s; it must lie between %s and %s.", name, d, least, most)
	}
	return d, nil
}

// Excerpt returns the first 60 characters of a text that a client sent, for
// errors that repeat it.
func Excerpt(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
