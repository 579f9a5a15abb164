package wire

import "github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"

// proposal returns the end of a sentence that names the known name nearest to
// a mistyped one, or nothing.
func proposal(name string, known []string) string {
	best := nearest.Of(name, known)
	if best == "" {
		return ""
	}
	return " (did you mean " + quote(best) + "?)"
}
