package wire

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// HashOrdered are members in the order in which Java's HashMap goes over
// their keys. The server writes so what it keeps in one, such as schemas and
// the maps of its database.
func HashOrdered(members []Member) []Member {
	buckets := uint32(16)
	for len(members) > int(buckets)*3/4 {
		buckets *= 2
	}
	sorted := slices.Clone(members)
	slices.SortStableFunc(sorted, func(a, b Member) int {
		return cmp.Compare(hash(a.Key)&(buckets-1), hash(b.Key)&(buckets-1))
	})
	return sorted
}

// hash is the hash of a string as HashMap spreads it.
func hash(s string) uint32 {
	h := uint32(0)
	for _, unit := range utf16.Encode([]rune(s)) {
		h = 31*h + uint32(unit)
	}
	return h ^ h>>16
}
