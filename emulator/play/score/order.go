package score

import (
	"encoding/binary"
	"math"
	"strings"
)

// pointsSize is the length in bytes of points in the order of a ranking.
const pointsSize = 8

// descending is points as a text that is the less the more points there are:
// the bits of a double keep the order of numbers once those of negative ones
// are turned around. All zeros are alike, and what is no number comes last, as
// in the server's database.
func descending(points float64) string {
	const sign = uint64(1) << 63
	bits := math.Float64bits(points)
	switch {
	case math.IsNaN(points):
		bits = 0
	case points == 0:
		bits = sign
	case bits&sign != 0:
		bits = ^bits
	default:
		bits |= sign
	}
	var text [pointsSize]byte
	binary.BigEndian.PutUint64(text[:], ^bits)
	return string(text[:])
}

// Compare tells which of two scores is the better one: it is negative where a
// is, 0 where they have as many points.
func Compare(a, b *Row) int { return strings.Compare(descending(a.Points), descending(b.Points)) }
