package wire

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// HashOrdered is a list in the order in which Java's HashMap goes over its
// keys. The server writes so what it keeps in one, such as schemas and the maps
// of its database.
func HashOrdered[T any](list []T, key func(T) string) []T {
	buckets := uint32(16)
	for len(list) > int(buckets)*3/4 {
		buckets *= 2
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b T) int {
		return cmp.Compare(hash(key(a))&(buckets-1), hash(key(b))&(buckets-1))
	})
	return sorted
}

// NewHashOrdered is an object whose members are in that order.
func NewHashOrdered(members ...Member) *Object {
	return NewObject(HashOrdered(members, func(m Member) string { return m.Key })...)
}

// hash is the hash of a string as HashMap spreads it.
func hash(s string) uint32 {
	h := uint32(0)
	for _, unit := range utf16.Encode([]rune(s)) {
		h = 31*h + uint32(unit)
	}
	return h ^ h>>16
}
