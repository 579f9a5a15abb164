package query

import "strings"

// Type describes how the real server stores one kind of resource, for queries:
// which properties there are, under their stored names, and which of them the
// database has an index on (query.52). It is immutable; declare it once.
// R is the row of the emulator's own table.
type Type[R any] struct {
	properties []Property[R]
	// special are the properties of subtypes.
	special []Property[R]
	indexed map[string]bool
}

// NewType makes a Type. Indexed are the stored paths with an index; the id
// always has one. The id itself need not be declared: every type has it, as
// _id and as objectId.
func NewType[R any](indexed []string, properties ...Property[R]) *Type[R] {
	t := &Type[R]{indexed: map[string]bool{idField: true}}
	for _, field := range indexed {
		t.indexed[field] = true
	}
	id := Opaque[R](idProperty)
	id.stored = idField
	t.properties = append(append(t.properties, properties...), id)
	return t
}

// WithSubtypes adds properties that only some subtypes of what is stored have.
// Paths may name them, but .ref, .name and a name at the end may not.
func (t *Type[R]) WithSubtypes(properties ...Property[R]) *Type[R] {
	wider := *t
	wider.special = properties
	return &wider
}

const (
	idField    = "_id"
	idProperty = "objectId"
)

// property finds a property by its own name, as the special fields do.
func (t *Type[R]) property(name string) (Property[R], bool) {
	for _, p := range t.properties {
		if p.name == name {
			return p, true
		}
	}
	return Property[R]{}, false
}

func (t *Type[R]) named() bool {
	_, ok := t.property("name")
	return ok
}

// values reads what a row holds at a path.
type values[R any] func(row *R, yield func(value any))

// path resolves a dotted field (query.33, query.34). It gives the path as it
// is stored, and how to read it.
func (t *Type[R]) path(field string) (string, values[R], error) {
	// The real server does not see dots at the end.
	segments := strings.Split(strings.TrimRight(field, "."), ".")
	stored, read, err := t.below(segments)
	if err != nil {
		err.Message = "field " + field + ": " + err.Message
		return "", nil, err
	}
	return stored, read, nil
}

func (t *Type[R]) below(segments []string) (string, values[R], *UnsupportedError) {
	if len(segments) == 0 {
		// An object as a whole equals nothing that a query can say.
		return "", func(*R, func(any)) {}, nil
	}
	for _, list := range [][]Property[R]{t.properties, t.special} {
		for _, p := range list {
			if p.name == segments[0] || p.stored == segments[0] {
				rest, read, err := p.below(segments[1:])
				return join(p.stored, rest), read, err
			}
		}
	}
	return "", nil, &UnsupportedError{
		Rule:    "query.34",
		Message: "there is no stored property " + segments[0] + "; use one of " + t.names(),
	}
}

func (t *Type[R]) names() string {
	names := make([]string, len(t.properties))
	for i, p := range t.properties {
		names[i] = p.stored
	}
	return strings.Join(names, ", ")
}

func join(first, rest string) string {
	if rest == "" {
		return first
	}
	return first + "." + rest
}

// valueKind is what is stored at a path.
type valueKind int

const (
	otherValue valueKind = iota // of any kind, such as below a map
	textValue
	numberValue
	opaqueValue // of a kind that no term matches
)

// valueOf is what is stored at the whole of a field's path.
func (t *Type[R]) valueOf(field string) valueKind {
	for _, list := range [][]Property[R]{t.properties, t.special} {
		for _, p := range list {
			if p.name == field || p.stored == field {
				return p.holds
			}
		}
	}
	return otherValue
}

// timed says whether a field is of a kind that no term matches, such as a time.
func (t *Type[R]) timed(field string) bool { return t.valueOf(field) == opaqueValue }
