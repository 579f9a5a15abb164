// Package redact shortens secrets, so that logs and journals never show one
// whole. It decides by name (Name, Parameter), by shape (Text) and by where a
// text stands (Path, URL, Header, Body).
package redact

// shown is how many characters of a long secret are shown: enough to tell two
// apart, too few to use one.
const shown = 8

// long is the length from which on a secret is long.
const long = 32

// cut stands for what is not shown.
const cut = "…"

// Secret returns a secret cut short: the beginning of a long one, nothing of
// any other.
func Secret(text string) string {
	switch {
	case text == "":
		return ""
	case len(text) < long:
		return cut
	default:
		return text[:shown] + cut
	}
}

// Value returns the value of a parameter, cut short where the parameter is a
// secret by its name, and in what looks like a secret.
func Value(name, value string) string {
	if Parameter(name) {
		return Secret(value)
	}
	return URL(value)
}

// Header returns the value of a header, as Value does.
func Header(name, value string) string { return Value(name, value) }
