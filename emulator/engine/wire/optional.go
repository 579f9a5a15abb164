package wire

import "strings"

// Blank reports whether a text has nothing but white space.
func Blank(text string) bool { return strings.TrimSpace(text) == "" }

// Or is what a pointer points to, or something else where it is nil: null.
func Or[T any](p *T, fallback T) T {
	if p == nil {
		return fallback
	}
	return *p
}

// Pointers are pointers to the elements of a list; nil stays nil.
func Pointers[T any](list []T) []*T {
	if list == nil {
		return nil
	}
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// Values are what the pointers of a list point to, without those that are
// null; nil stays nil.
func Values[T any](list []*T) []T {
	if list == nil {
		return nil
	}
	out := make([]T, 0, len(list))
	for _, p := range list {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// Nullable is a text that is null where it is empty.
func Nullable(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// NotEmpty is a list, or nil where nothing is in it.
func NotEmpty[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
