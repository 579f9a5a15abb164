package item

import (
	"regexp"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// The white space of tags: in the server's expressions \s is ASCII and has the
// vertical tab.
var (
	odd    = regexp.MustCompile(`[\t\n\v\f\r]+`)
	spaces = regexp.MustCompile(` +`)
)

// Tags are tags in their normal form (econ.18): trimmed, without white space,
// each once. The result is never nil.
func Tags(tags []string) []string {
	out := []string{}
	for _, tag := range tags {
		tag = spaces.ReplaceAllString(odd.ReplaceAllString(wire.Trim(tag), ""), "_")
		if tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}
