package query

import (
	"strconv"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// descend resolves path segments against something of type E: it gives the
// rest of the stored path, and how to read it. No segments mean E itself.
type descend[E any] func(segments []string) (string, values[E], *UnsupportedError)

// scalar has nothing below it.
func scalar[E any](read values[E]) descend[E] {
	return func(segments []string) (string, values[E], *UnsupportedError) {
		if len(segments) == 0 {
			return "", read, nil
		}
		return "", nil, &UnsupportedError{
			Rule:    "query.34",
			Message: "there is nothing below a plain value; leave out ." + joinAll(segments),
		}
	}
}

// orIndex takes one index at the end of a path too, which leads to nothing: the
// real server does not look whether there is an array.
func orIndex[E any](of descend[E]) descend[E] {
	return func(segments []string) (string, values[E], *UnsupportedError) {
		if _, ok := arrayIndex(segments); ok && len(segments) == 1 {
			return segments[0], func(*E, func(any)) {}, nil
		}
		return of(segments)
	}
}

// inside reads a path of an object that a row may hold.
func inside[R, E any](read func(row *R) *E, of descend[E]) descend[R] {
	return func(segments []string) (string, values[R], *UnsupportedError) {
		stored, member, err := of(segments)
		if err != nil {
			return "", nil, err
		}
		return stored, func(row *R, yield func(any)) {
			if e := read(row); e != nil {
				member(e, yield)
			}
		}, nil
	}
}

// indexed reads a path of the elements of an array: of all, or of the one
// whose index the path gives.
func indexed[R, E any](read func(row *R) []E, of descend[E]) descend[R] {
	return func(segments []string) (string, values[R], *UnsupportedError) {
		index, ok := arrayIndex(segments)
		rest := segments
		if ok {
			rest = segments[1:]
		}
		stored, element, err := of(rest)
		if err != nil {
			return "", nil, err
		}
		if ok {
			stored = join(segments[0], stored)
		}
		return stored, func(row *R, yield func(any)) {
			elements := read(row)
			for i := range elements {
				if !ok || i == index {
					element(&elements[i], yield)
				}
			}
		}, nil
	}
}

func arrayIndex(segments []string) (int, bool) {
	if len(segments) == 0 {
		return 0, false
	}
	i, err := strconv.ParseUint(segments[0], 10, 31)
	return int(i), err == nil
}

// walk yields what a path leads to in a free-form value. An array on the way
// stands for each of its elements, or for one by its index; an array at the
// end for itself and its elements (query.24), of which only plain values count.
func walk(value any, segments []string, yield func(any)) {
	if list, ok := value.([]any); ok {
		walkList(list, segments, yield)
		return
	}
	if len(segments) == 0 {
		yield(value)
		return
	}
	object, ok := value.(*wire.Object)
	if !ok {
		return
	}
	if member, ok := object.Get(segments[0]); ok {
		walk(member, segments[1:], yield)
	}
}

func walkList(list []any, segments []string, yield func(any)) {
	if i, ok := arrayIndex(segments); ok && i < len(list) {
		walk(list[i], segments[1:], yield)
	}
	for _, element := range list {
		// An array directly in an array does not stand for its elements.
		if _, nested := element.([]any); !nested {
			walk(element, segments, yield)
		}
	}
}

func joinAll(segments []string) string {
	return strings.Join(segments, ".")
}
