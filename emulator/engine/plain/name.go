package plain

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// longestName is the greatest length of a name, in bytes.
const longestName = 100

// CheckName returns the error for a name that somebody gives to a thing of the
// control API, or nil (of says what it is, as in "snapshot"). Names stand in
// paths, hence few characters will do.
func CheckName(of, name string) error {
	if isName(name) {
		return nil
	}
	return rest.InvalidData("The %s name %q must be 1 to %d letters, digits, '.', '_' and '-', and begin with a letter or digit.", of, rest.Cut(name, longestName), longestName)
}

func isName(s string) bool {
	for i := range len(s) {
		if !isLetterOrDigit(s[i]) && (i == 0 || !isMark(s[i])) {
			return false
		}
	}
	return s != "" && len(s) <= longestName
}

func isLetterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func isMark(c byte) bool { return c == '.' || c == '_' || c == '-' }
