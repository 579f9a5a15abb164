// Package wire is JSON as the real server reads and writes it: strict about
// names and types, lenient about scalars, and faithful to the order of keys.
package wire

import "slices"

// Object is a free-form JSON object whose keys keep the order in which they
// were sent (json.10). It is immutable: build a new one instead of changing
// one that somebody else may hold. A nil *Object is JSON null.
type Object struct {
	members []Member
	// places finds a member by its key; nil while the object is small.
	places map[string]int
}

// Member is one key of an Object with its value: nil, bool, json.Number,
// string, []any or *Object.
type Member struct {
	Key   string
	Value any
}

// smallObject is the number of members up to which walking over them beats a
// map.
const smallObject = 16

// NewObject makes an object of members. Where a key comes more than once the
// last value wins and keeps the first one's place (json.3).
func NewObject(members ...Member) *Object {
	return objectOf(slices.Clone(members))
}

// objectOf is NewObject for a slice that the object may keep and change.
func objectOf(members []Member) *Object {
	o := &Object{members: members[:0]}
	if len(members) > smallObject {
		o.places = make(map[string]int, len(members))
	}
	for _, m := range members {
		if i := o.index(m.Key); i >= 0 {
			o.members[i].Value = m.Value
			continue
		}
		if o.places != nil {
			o.places[m.Key] = len(o.members)
		}
		o.members = append(o.members, m)
	}
	clear(members[len(o.members):])
	return o
}

// Members are the keys and values in order. The caller must not change the
// slice.
func (o *Object) Members() []Member {
	if o == nil {
		return nil
	}
	return o.members
}

// Get is the value of a key, and whether the object has it.
func (o *Object) Get(key string) (any, bool) {
	if i := o.index(key); i >= 0 {
		return o.members[i].Value, true
	}
	return nil, false
}

// Len is the number of keys.
func (o *Object) Len() int { return len(o.Members()) }

// MarshalJSON writes the keys in their order; a nil object is null.
func (o *Object) MarshalJSON() ([]byte, error) {
	return appendValue(nil, o)
}

// UnmarshalJSON reads an object with the strictness of Decode. It is meant for
// an object that nobody else holds yet. As is usual, null changes nothing.
func (o *Object) UnmarshalJSON(data []byte) error {
	var read *Object
	if err := Decode(data, &read); err != nil {
		return err
	}
	if read != nil {
		*o = *read
	}
	return nil
}

func (o *Object) index(key string) int {
	if o == nil {
		return -1
	}
	if o.places != nil {
		if i, ok := o.places[key]; ok {
			return i
		}
		return -1
	}
	for i := range o.members {
		if o.members[i].Key == key {
			return i
		}
	}
	return -1
}
