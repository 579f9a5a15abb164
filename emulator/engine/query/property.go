package query

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

type kind int

const (
	plain kind = iota
	reference
	references
	embedded
	embeddedList
)

// Property is one stored property of a type, and how to read it from a row.
// Make it with one of the functions below.
type Property[R any] struct {
	name   string
	stored string
	kind   kind

	// below resolves the path after the name; no segments is the property itself.
	below descend[R]

	// Of references: to what, and the ids a row holds.
	target Target
	ids    func(row *R) []string

	// Of embedded objects: whether they have a name.
	named bool

	holds valueKind
}

func (p Property[R]) holding(of valueKind) Property[R] {
	p.holds = of
	return p
}

// Target is what a reference refers to.
type Target struct {
	// Collection is the name by which the Resolver knows it, such as "user".
	Collection string
	// Named is false when what is referred to has no stored property "name".
	Named bool
}

func leaf[R any](name string, read values[R]) Property[R] {
	return Property[R]{name: name, stored: name, below: orIndex(scalar(read))}
}

// Text is a property that holds a string.
func Text[R any](name string, read func(row *R) string) Property[R] {
	return leaf(name, func(row *R, yield func(any)) { yield(read(row)) }).holding(textValue)
}

// OptionalText is a property that holds a string or, as a nil pointer, none.
func OptionalText[R any](name string, read func(row *R) *string) Property[R] {
	return leaf(name, func(row *R, yield func(any)) {
		if s := read(row); s != nil {
			yield(*s)
		}
	}).holding(textValue)
}

// Number is a property that holds a number of any stored numeric type.
func Number[R any](name string, read func(row *R) float64) Property[R] {
	return leaf(name, func(row *R, yield func(any)) { yield(read(row)) }).holding(numberValue)
}

// Opaque is a property of a stored type that no term matches: a boolean, a
// time or an id (query.20, query.21). Only NOT terms match on it.
func Opaque[R any](name string) Property[R] {
	return leaf(name, func(*R, func(any)) {}).holding(opaqueValue)
}

// Texts is a property that holds an array of strings (query.24).
func Texts[R any](name string, read func(row *R) []string) Property[R] {
	p := Property[R]{name: name, stored: name, holds: textValue}
	p.below = indexed(read, scalar(func(text *string, yield func(any)) { yield(*text) }))
	return p
}

// Map is a property that holds a free-form object, such as metadata: a query
// may go below it by any path (query.34).
func Map[R any](name string, read func(row *R) *wire.Object) Property[R] {
	p := Property[R]{name: name, stored: name}
	p.below = func(segments []string) (string, values[R], *UnsupportedError) {
		return joinAll(segments), func(row *R, yield func(any)) {
			walk(read(row), segments, yield)
		}, nil
	}
	return p
}

// Reference is a property that refers to one row of another type by its id,
// or to none by "" (query.27 to query.29, query.33).
func Reference[R any](name string, target Target, read func(row *R) string) Property[R] {
	p := References(name, target, func(row *R) []string { return []string{read(row)} })
	p.kind = reference
	return p
}

// References is a property that holds an array of references (query.29).
func References[R any](name string, target Target, read func(row *R) []string) Property[R] {
	return Property[R]{
		name: name, stored: name, kind: references, target: target, ids: read,
		below: func(segments []string) (string, values[R], *UnsupportedError) {
			if len(segments) > 0 {
				return "", nil, throughReference(name)
			}
			return "", func(*R, func(any)) {}, nil
		},
	}
}

func throughReference(name string) *UnsupportedError {
	return &UnsupportedError{
		Rule: "query.33",
		Message: name + " is a reference, which a query cannot go through; use .ref." + name +
			", .name." + name + " or " + name + ".name",
	}
}

// Embedded is a property that holds one object with properties of its own, or
// none as a nil pointer.
func Embedded[R, E any](name string, of *Type[E], read func(row *R) *E) Property[R] {
	return Property[R]{
		name: name, stored: name, kind: embedded, named: of.named(),
		below: inside(read, of.below),
	}
}

// EmbeddedList is a property that holds an array of objects with properties of
// their own.
func EmbeddedList[R, E any](name string, of *Type[E], read func(row *R) []E) Property[R] {
	return Property[R]{
		name: name, stored: name, kind: embeddedList, named: of.named(),
		below: indexed(read, of.below),
	}
}

// Lift makes properties of what a row may hold properties of the row itself,
// where the holder has no name of its own in what is stored.
func Lift[R, E any](of *Type[E], read func(row *R) *E) []Property[R] {
	var lifted []Property[R]
	for _, p := range of.properties {
		if p.stored == idField {
			continue
		}
		lifted = append(lifted, Property[R]{
			name: p.name, stored: p.stored, kind: p.kind, named: p.named, holds: p.holds, below: inside(read, p.below),
		})
	}
	return lifted
}
