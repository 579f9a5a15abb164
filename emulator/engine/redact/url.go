package redact

import "strings"

// Path returns a path with the secrets in it cut short: what follows a segment
// "session" is one, and what looks like one anywhere.
func Path(path string) string {
	segments := strings.Split(path, "/")
	secret := false
	for i, segment := range segments {
		if secret {
			segments[i] = Secret(segment)
		} else {
			segments[i] = escapedText(segment)
		}
		name, _, _ := strings.Cut(unescaped(segment), ";")
		secret = strings.EqualFold(strings.TrimSpace(name), "session") || secret && segment == ""
	}
	return strings.Join(segments, "/")
}

// Query returns a query string or a form with the values of secret parameters
// cut short, and what looks like a secret anywhere.
func Query(raw string) string {
	if raw == "" {
		return ""
	}
	pairs := strings.Split(raw, "&")
	for i, pair := range pairs {
		name, value, ok := strings.Cut(pair, "=")
		if ok && Parameter(name) {
			pairs[i] = name + "=" + Secret(value)
		} else {
			pairs[i] = escapedText(pair)
		}
	}
	return strings.Join(pairs, "&")
}

// URL returns a text that may be a URL with the secrets in it cut short: those
// of its path, query and fragment, and the password before its host.
func URL(text string) string {
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok || strings.ContainsAny(text, " \n") {
		return Text(text)
	}
	rest, fragment, hasFragment := strings.Cut(rest, "#")
	rest, query, hasQuery := strings.Cut(rest, "?")
	out := scheme + "://" + Path(Text("//" + rest)[len("//"):])
	if hasQuery {
		out += "?" + Query(query)
	}
	if hasFragment {
		out += "#" + Query(fragment)
	}
	return out
}

// escapedText is Text for what may have percent escapes: where a secret shows
// only without them, nothing is shown.
func escapedText(text string) string {
	short := Text(text)
	if plain := unescaped(text); plain != text && Text(plain) != plain {
		return Text(plain)
	}
	return short
}
