package conformance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A JSON value is nil, bool, json.Number, string, []any or object.

// object is a JSON object whose keys keep their order.
type object []member

// member is one key of an object with its value.
type member struct {
	key   string
	value any
}

func (o object) index(key string) int {
	for i := range o {
		if o[i].key == key {
			return i
		}
	}
	return -1
}

func (o object) get(key string) (any, bool) {
	if i := o.index(key); i >= 0 {
		return o[i].value, true
	}
	return nil, false
}

// with sets a key: in its place where it is known, else at the end.
func (o object) with(key string, value any) object {
	if i := o.index(key); i >= 0 {
		o[i].value = value
		return o
	}
	return append(o, member{key, value})
}

// encode writes a value as JSON, with the keys in their order.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b, v)
	return b.Bytes(), err
}

func write(b *bytes.Buffer, v any) error {
	switch v := v.(type) {
	case object:
		return writeAll(b, "{}", len(v), func(i int) error {
			if err := write(b, v[i].key); err != nil {
				return err
			}
			b.WriteByte(':')
			return write(b, v[i].value)
		})
	case []any:
		return writeAll(b, "[]", len(v), func(i int) error { return write(b, v[i]) })
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's newline
	return nil
}

// writeAll writes elements between brackets, with commas.
func writeAll(b *bytes.Buffer, brackets string, n int, element func(int) error) error {
	b.WriteByte(brackets[0])
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := element(i); err != nil {
			return err
		}
	}
	b.WriteByte(brackets[1])
	return nil
}

// show is a value as JSON, cut for messages.
func show(v any) string {
	const limit = 160
	b, err := encode(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if runes := []rune(string(b)); len(runes) > limit {
		return string(runes[:limit]) + "..."
	}
	return string(b)
}

// parseBody reads a body as JSON whatever its media type, and as text where it
// is not JSON. No body and a literal null are nil.
func parseBody(data []byte) any {
	if len(data) == 0 {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := decode(d)
	if err == nil {
		_, err = d.Token()
	}
	if errors.Is(err, io.EOF) {
		return v
	}
	return strings.ToValidUTF8(string(data), "\uFFFD")
}

func decode(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if errors.Is(err, io.EOF) {
		return nil, io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('['):
		return decodeList(d)
	case json.Delim('{'):
		return decodeObject(d)
	}
	return t, nil
}

func decodeList(d *json.Decoder) (any, error) {
	list := []any{}
	for d.More() {
		v, err := decode(d)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := d.Token()
	return list, unexpected(err)
}

func decodeObject(d *json.Decoder) (any, error) {
	o := object{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, unexpected(err)
		}
		v, err := decode(d)
		if err != nil {
			return nil, err
		}
		o = o.with(t.(string), v)
	}
	_, err := d.Token()
	return o, unexpected(err)
}

// unexpected tells an end inside a value from the end after it.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
