package metadataspec

import (
	"cmp"
	"slices"
	"unicode/utf16"

	"github.com/NamazuStudios/elements-emulator/emulator/wire"
)

// hashOrdered is an object whose keys stand in the order in which Java's
// HashMap goes over them, in which the server writes schemas.
func hashOrdered(members []wire.Member) *wire.Object {
	buckets := uint32(16)
	for len(members) > int(buckets)*3/4 {
		buckets *= 2
	}
	sorted := slices.Clone(members)
	slices.SortStableFunc(sorted, func(a, b wire.Member) int {
		return cmp.Compare(hash(a.Key)&(buckets-1), hash(b.Key)&(buckets-1))
	})
	return wire.NewObject(sorted...)
}

// hash is the hash of a string as HashMap spreads it.
func hash(s string) uint32 {
	h := uint32(0)
	for _, unit := range utf16.Encode([]rune(s)) {
		h = 31*h + uint32(unit)
	}
	return h ^ h>>16
}
