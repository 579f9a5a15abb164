package largeobject

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Find is the object with an id (large_object.21).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Objects.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Large object %q not found.", id).Quiet()
	}
	return row, nil
}

// Allow says whether a caller is among the subjects (large_object.1,
// large_object.3).
func (s Subjects) Allow(c rest.Caller) bool {
	return s.Wildcard || c.Level.AtLeast(rest.Superuser) ||
		has(s.UserIDs, c.UserID) || has(s.ProfileIDs, c.ProfileID)
}

func has(ids []string, id string) bool {
	for _, i := range ids {
		if i == id && id != "" {
			return true
		}
	}
	return false
}
