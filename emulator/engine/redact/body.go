package redact

import (
	"bytes"
	"encoding/json"
)

// Body returns the body of a message with its secrets cut short: in JSON, the
// strings and numbers of members whose name says that they are secret, and
// what looks like a secret anywhere.
func Body(data []byte) string {
	if text, ok := members(data); ok {
		return shapes().ReplaceAllStringFunc(userInfo().ReplaceAllString(text, "//"+cut+"@"), Secret)
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
	m.value(false, "")
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

// value reads the value of a member; a secret one is cut short, whatever its
// depth.
func (m *memberReader) value(secret bool, name string) {
	from := m.decoder.InputOffset()
	token, err := m.decoder.Token()
	if err != nil {
		return
	}
	switch t := token.(type) {
	case json.Delim:
		for m.decoder.More() {
			m.member(t, secret, name)
		}
		_, _ = m.decoder.Token() // the end of it, which valid JSON has
	case string, json.Number:
		if secret {
			m.shorten(from, textOf(t))
		}
	}
}

// member reads a member of an object, or an element of a list, that is the
// value of another member.
func (m *memberReader) member(in json.Delim, secret bool, of string) {
	name := of
	if in == '{' {
		key, _ := m.decoder.Token()
		name, _ = key.(string)
		secret = secret || Name(name) || sentOn(of, name)
	}
	m.value(secret, name)
}

// sentOn reports whether a member holds what is sent to another server by an
// auth scheme, where it is a credential whatever its name is: the values of
// its headers, parameters and body, and those that come from the client.
func sentOn(of, name string) bool {
	switch of {
	case "headers", "params", "body":
		return name == "value"
	case "requestHeaders", "requestParameters":
		return true
	}
	return false
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
