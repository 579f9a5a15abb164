// Package redact shortens secrets, so that logs and journals never show one
// whole.
package redact

import (
	"net/url"
	"strings"
)

// shown is how many characters of a long secret are shown: enough to tell two
// apart, too few to use one.
const shown = 8

// long is the length from which on a secret is long.
const long = 32

// Secret is a secret cut short: the beginning of a long one, nothing of any
// other.
func Secret(text string) string {
	switch {
	case text == "":
		return ""
	case len(text) < long:
		return "…"
	default:
		return text[:shown] + "…"
	}
}

// Path is a path with the secrets in it cut short: what follows a segment
// "session" is one, and what looks like one anywhere.
func Path(path string) string {
	segments := strings.Split(path, "/")
	secret := false
	for i, segment := range segments {
		if secret {
			segments[i] = Secret(segment)
		} else {
			segments[i] = Text(segment)
		}
		secret = segment == "session"
	}
	return strings.Join(segments, "/")
}

// Query is a query string with the values of secret parameters cut short, and
// what looks like a secret anywhere.
func Query(raw string) string {
	if raw == "" {
		return ""
	}
	pairs := strings.Split(raw, "&")
	for i, pair := range pairs {
		name, value, ok := strings.Cut(pair, "=")
		if ok && secretName(name) {
			pairs[i] = name + "=" + Secret(value)
		} else {
			pairs[i] = Text(pair)
		}
	}
	return strings.Join(pairs, "&")
}

// secretName says whether a parameter of this name carries a secret. A name
// that can't be read is taken for one.
func secretName(name string) bool {
	name, err := url.QueryUnescape(name)
	if err != nil {
		return true
	}
	name = strings.ToLower(name)
	switch name {
	case "token", "code", "state":
		return true
	}
	return strings.Contains(name, "secret") || strings.Contains(name, "password")
}
