package wire

import "strings"

// farthestHint is how many mistakes a mistyped name may have.
const farthestHint = 3

// hint proposes the known name that is nearest to a mistyped one.
func hint(name string, known []string) string {
	best, least := "", min(len(name)/2, farthestHint)+1
	for _, candidate := range known {
		if d := distance(name, candidate); d < least {
			best, least = candidate, d
		}
	}
	if best == "" {
		return ""
	}
	return " (did you mean " + quote(best) + "?)"
}

// distance is how many characters must be changed, added or left out to get
// from one name to the other, whatever their case.
func distance(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	// A name that is much longer is never near, and may be megabytes long.
	if len(a) > 2*len(b)+longestEcho {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
