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

// Regex compiles the regular expression of a search: Java checks it, and the
// database matches it (search.2a). What either refuses is an error: the answer
// is 500 UNKNOWN, as for a search that takes too long (search.7).
func Regex(expression string) (*Pattern, error) {
	return javaregex.CompileForDatabase(expression, regexSteps)
}

// JavaRegex compiles a regular expression that the server itself matches.
func JavaRegex(expression string) (*Pattern, error) {
	return javaregex.Compile(expression, regexSteps)
}
