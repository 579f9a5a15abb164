package wire

import "github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"

// hint proposes the known name that is nearest to a mistyped one.
func hint(name string, known []string) string {
	best := nearest.Of(name, known)
	if best == "" {
		return ""
	}
	return " (did you mean " + quote(best) + "?)"
}
