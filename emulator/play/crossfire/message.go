package crossfire

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// message is a message of a client.
type message struct {
	kind   kind
	fields map[string]string // without those that are null
	// midIndex is of a CANDIDATE.
	midIndex int
}

// decode reads a message as the server's JSON parser does: numbers are taken
// for texts, unknown fields are ignored (crossfire.6, crossfire.7).
func decode(m socket.Message) (*message, error) {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(m.Data, &raw); err != nil || raw == nil {
		return nil, fmt.Errorf("the frame is no JSON object")
	}
	var name string
	if err := json.Unmarshal(raw["type"], &name); err != nil || raw["type"][0] != '"' {
		return nil, fmt.Errorf("the frame has no type, or one that is no text")
	}
	k, ok := kindOf(name)
	if !ok {
		return nil, fmt.Errorf("there is no message of the type %q", name)
	}
	msg := &message{kind: k, fields: map[string]string{}}
	msg.defaults()
	for _, field := range slices.Concat(k.required, k.optional) {
		value, given := raw[field]
		if !given {
			continue
		}
		if err := msg.set(field, value); err != nil {
			return nil, err
		}
	}
	if value, given := raw["midIndex"]; given && k.name == "CANDIDATE" {
		if err := json.Unmarshal(value, &msg.midIndex); err != nil {
			return nil, fmt.Errorf("midIndex is no whole number")
		}
	}
	return msg, nil
}

func (m *message) defaults() {
	if m.kind.version != "" {
		m.fields["version"] = m.kind.version
	}
	if slices.Contains(m.kind.required, "lifecycle") {
		m.fields["lifecycle"] = once
	}
}

func (m *message) set(field string, value json.RawMessage) error {
	text, null, err := scalar(value)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", field, err)
	case null:
		delete(m.fields, field)
		return nil
	}
	switch {
	case field == "version" && text != "V_1_0" && text != "V_1_1":
		return fmt.Errorf("version is %q; it is V_1_0 or V_1_1", text)
	case field == "lifecycle" && text != once && text != session && text != match:
		return fmt.Errorf("lifecycle is %q; it is ONCE, SESSION or MATCH", text)
	case field == "payload" && m.kind.binary():
		if _, err := base64.StdEncoding.DecodeString(text); err != nil {
			return fmt.Errorf("payload is no base64")
		}
	}
	m.fields[field] = text
	return nil
}

// scalar is a text, a number or a boolean as a text.
func scalar(value json.RawMessage) (text string, null bool, err error) {
	switch value[0] {
	case '"':
		err = json.Unmarshal(value, &text)
		return text, false, err
	case 'n':
		return "", true, nil
	case '{', '[':
		return "", false, fmt.Errorf("a text is wanted")
	}
	return string(value), false, nil
}

// violations are what is wrong with the fields (crossfire.8).
func (m *message) violations() []string {
	var all []string
	for _, field := range m.kind.required {
		if _, ok := m.fields[field]; !ok {
			all = append(all, field+": must not be null")
		}
	}
	if m.midIndex < 0 {
		all = append(all, "midIndex: must be greater than or equal to 0")
	}
	return all
}

// get is a field; a null one is empty.
func (m *message) get(field string) string { return m.fields[field] }

// lifecycle is that of a signal (crossfire.55).
func (m *message) lifecycle() string {
	if m.kind.lifecycle != "" {
		return m.kind.lifecycle
	}
	return m.get("lifecycle")
}

// made is a message of the server.
func made(name string, pairs ...string) *message {
	k, _ := kindOf(name)
	m := &message{kind: k, fields: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		m.fields[pairs[i]] = pairs[i+1]
	}
	return m
}

// encode is the message as it is sent: the type, the fields in their order, and
// what the server adds to each (crossfire.56).
func (m *message) encode() socket.Message {
	b := []byte(`{"type":"` + m.kind.name + `"`)
	for _, field := range m.kind.required {
		b = append(append(b, `,"`...), field...)
		b = appendText(append(b, `":`...), m.fields[field])
	}
	if m.kind.name == "CANDIDATE" {
		b = strconv.AppendInt(append(b, `,"midIndex":`...), int64(m.midIndex), 10)
	}
	if m.kind.lifecycle != "" {
		b = append(append(append(b, `,"lifecycle":"`...), m.kind.lifecycle...), '"')
	}
	b = strconv.AppendBool(append(b, `,"serverOnly":`...), m.kind.server)
	return socket.Text(append(b, '}'))
}

func appendText(b []byte, text string) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a text can't fail
	return append(b, bytes.TrimRight(out.Bytes(), "\n")...)
}

// typeOf finds the type of a message without reading all of it, for faults and
// the journal.
func typeOf(m socket.Message) string {
	key := []byte(`"type"`)
	for from := 0; ; {
		at := bytes.Index(m.Data[from:], key)
		if at < 0 {
			return ""
		}
		at += from
		from = at + len(key)
		if at > 0 && m.Data[at-1] == '\\' {
			continue
		}
		rest := bytes.TrimLeft(m.Data[from:], " \t\r\n:")
		if len(rest) < 2 || rest[0] != '"' {
			continue
		}
		name, _, ok := bytes.Cut(rest[1:], []byte(`"`))
		if k, known := kindOf(string(name)); ok && known {
			return k.name
		}
		return ""
	}
}
