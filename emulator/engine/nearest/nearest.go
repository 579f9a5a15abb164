// Package nearest finds the name that somebody meant who mistyped it.
package nearest

import "strings"

// farthest is how many mistakes a mistyped name may have.
const farthest = 3

// Of is the known name that is nearest to a mistyped one, whatever their
// case; empty where none is near.
func Of(name string, known []string) string {
	best, least := "", min(len(name)/2, farthest)+1
	name = strings.ToLower(name)
	for _, candidate := range known {
		if d := distance(name, strings.ToLower(candidate), least); d < least {
			best, least = candidate, d
		}
	}
	return best
}

// Proposal returns the end of a sentence about a mistyped name: "; did you mean
// listen?", or nothing where no known name is near.
func Proposal(name string, known []string) string {
	if near := Of(name, known); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// distance is how many characters must be changed, added or left out to get
// from one name to the other; limit stands for any number from it on.
func distance(a, b string, limit int) int {
	if len(a) >= len(b)+limit || len(b) >= len(a)+limit {
		return limit
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
	return min(row[len(b)], limit)
}
