package query

import "github.com/NamazuStudios/elements-emulator/emulator/engine/query/javaregex"

// regexSteps is the budget of one search by regular expression, over all the
// rows it looks at: about a tenth of a second of backtracking. Patterns that
// need no backtracking do not use it up.
const regexSteps = 2_000_000

// Pattern is a compiled regular expression for one search by one goroutine:
// its methods Find (anywhere in a text) and Matches (the whole text) share one
// budget, and give an error when it is used up.
type Pattern = javaregex.Pattern

// Regex compiles a regular expression of the dialect that the real server
// takes, Java's. What the package javaregex does not know is an error, as an
// invalid expression is: the answer is 500 UNKNOWN for both, and for a search
// that takes too long (search.7).
func Regex(expression string) (*Pattern, error) {
	return javaregex.Compile(expression, regexSteps)
}
