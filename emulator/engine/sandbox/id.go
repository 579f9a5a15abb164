package sandbox

import "encoding/hex"

// idLength is the number of hex digits in a database id.
const idLength = 24

// IsID says whether a text has the form of a database id, in either case
// (json.6).
func IsID(text string) bool {
	if len(text) != idLength {
		return false
	}
	_, err := hex.DecodeString(text)
	return err == nil
}
