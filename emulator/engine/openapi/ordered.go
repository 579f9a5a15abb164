package openapi

import (
	"bytes"
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Map is an object of a document. Its members keep the order in which they
// were first set, in which they are written too.
type Map[V any] struct {
	keys   []string
	values map[string]V
}

// Set adds a member, or replaces its value.
func (m *Map[V]) Set(key string, value V) {
	if _, ok := m.values[key]; !ok {
		m.keys = append(m.keys, key)
	}
	if m.values == nil {
		m.values = map[string]V{}
	}
	m.values[key] = value
}

// Get is the value of a member.
func (m *Map[V]) Get(key string) (V, bool) {
	value, ok := m.values[key]
	return value, ok
}

// Keys are the names of the members, in order.
func (m *Map[V]) Keys() []string { return m.keys }

// Len is the number of members.
func (m *Map[V]) Len() int { return len(m.keys) }

// IsZero says whether there are no members, for the omitzero of JSON tags.
func (m Map[V]) IsZero() bool { return len(m.keys) == 0 }

// MarshalJSON writes the members in their order.
func (m Map[V]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, key := range m.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := wire.Encode(key)
		if err != nil {
			return nil, err
		}
		value, err := wire.Encode(m.values[key])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
