package redact

import (
	"net/url"
	"strings"
)

// words say that what is named so is a secret, wherever they stand in a name.
// They are without the signs that names are parted by.
func words() []string {
	return []string{
		"passwor", "passwd", "passphrase", "secret", "token", "jwt", "credential", "privatekey", "apikey", "accesskey",
		"authkey", "authorization", "cookie", "csrf", "xsrf", "assertion", "ticket", "bearer", "verifier", "mnemonic",
	}
}

// Name reports whether what is named so, in JSON, a form, a URL or a header,
// is a secret. Case, percent escapes and the signs between words make no
// difference.
func Name(name string) bool {
	plain := squeezed(name)
	for _, word := range words() {
		if strings.Contains(plain, word) {
			return true
		}
	}
	return strings.HasPrefix(plain, "xauth") || plain == "pwd" || plain == "pin"
}

// Parameter reports whether a parameter of a query or a form, or a header, is
// a secret: besides what Name says, these have a few names that are harmless
// in JSON. A name that can't be read is taken for one.
func Parameter(name string) bool {
	if _, err := url.QueryUnescape(name); err != nil {
		return true
	}
	switch squeezed(name) {
	case "code", "state", "key", "nonce", "sig", "signature", "auth", "session", "sid":
		return true
	}
	return Name(name)
}

// squeezed is a name in lower case, without escapes and signs.
func squeezed(name string) string {
	name = strings.ToLower(unescaped(name))
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("_-.[]$ +\t", r) {
			return -1
		}
		return r
	}, name)
}

// maxEscapes is how often a text may be escaped on top of itself.
const maxEscapes = 3

// unescaped is a text without its percent escapes, however often it was
// escaped; one that can't be read stays.
func unescaped(text string) string {
	for range maxEscapes {
		plain, err := url.PathUnescape(text)
		if err != nil || plain == text {
			return text
		}
		text = plain
	}
	return text
}
