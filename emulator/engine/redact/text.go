package redact

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"sync"
)

// shapes is what looks like a secret wherever it stands: a session secret, a
// JSON web token.
var shapes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b[0-9a-fA-F]{64}\b|\beyJ[\w-]+\.[\w-]+\.[\w-]*`)
})

// assigned is the value of a name that carries a secret, in a form, a link or
// broken JSON. Its groups are what comes before the secret, and the secret.
var assigned = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)([\w.-]*(?:password|secret|token|jwt|credential|privatekey|apikey)[\w.-]*(?:=|"\s*:\s*"?))((?:\\.|[^\s&"'<>,}\\])+)`)
})

// Text is a text of any kind with what looks like a secret cut short.
func Text(text string) string {
	text = assigned().ReplaceAllStringFunc(text, func(match string) string {
		parts := assigned().FindStringSubmatch(match)
		return parts[1] + Secret(parts[2])
	})
	return shapes().ReplaceAllStringFunc(text, Secret)
}

// Body is the body of a message with its secrets cut short: in JSON, the
// strings and numbers of members whose name says that they are secret, and
// what looks like a secret anywhere.
func Body(data []byte) string {
	if text, ok := members(data); ok {
		return shapes().ReplaceAllStringFunc(text, Secret)
	}
	return Text(string(data))
}

// members is JSON with secret members cut short, or not ok where it is none.
func members(data []byte) (string, bool) {
	if !json.Valid(data) {
		return "", false
	}
	m := memberReader{decoder: json.NewDecoder(bytes.NewReader(data)), data: data}
	m.decoder.UseNumber()
	m.value(false)
	m.out.Write(data[m.written:])
	return m.out.String(), true
}

// memberReader walks over valid JSON and copies it.
type memberReader struct {
	decoder *json.Decoder
	data    []byte
	written int
	out     bytes.Buffer
}

// value reads one value; a secret one is cut short, whatever its depth.
func (m *memberReader) value(secret bool) {
	from := m.decoder.InputOffset()
	token, err := m.decoder.Token()
	if err != nil {
		return
	}
	switch t := token.(type) {
	case json.Delim:
		for m.decoder.More() {
			m.member(t, secret)
		}
		_, _ = m.decoder.Token() // the end of it, which valid JSON has
	case string, json.Number:
		if secret {
			m.shorten(from, textOf(t))
		}
	}
}

func (m *memberReader) member(in json.Delim, secret bool) {
	if in == '{' {
		key, _ := m.decoder.Token()
		secret = secret || secretMember(key)
	}
	m.value(secret)
}

// shorten writes a secret in place of the token that was just read.
func (m *memberReader) shorten(from int64, secret string) {
	to := int(m.decoder.InputOffset())
	start := int(from) + len(m.data[from:to]) - len(bytes.TrimLeft(m.data[from:to], " \t\r\n:,"))
	m.out.Write(m.data[m.written:start])
	m.out.WriteString(mustQuote(Secret(secret)))
	m.written = to
}

func textOf(token any) string {
	if n, ok := token.(json.Number); ok {
		return n.String()
	}
	text, _ := token.(string)
	return text
}

func mustQuote(text string) string {
	quoted, _ := json.Marshal(text) // a string can't fail
	return string(quoted)
}

// secretMember says whether a member of this name carries a secret.
func secretMember(key any) bool {
	name, _ := key.(string)
	name = strings.ToLower(strings.ReplaceAll(name, "_", ""))
	for _, word := range []string{"password", "secret", "token", "jwt", "credential", "privatekey", "apikey"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
