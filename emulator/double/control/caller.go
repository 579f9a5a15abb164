package control

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// callerID is the id of the user (named by id, name or email) or profile that
// a text means. Nobody and "anonymous" stay as they are.
func (s *scope) callerID(text string) (string, error) {
	if text == "" || text == rest.AnonymousCaller {
		return text, nil
	}
	id := text
	err := s.tenant.Sandbox().View(func(tx *sandbox.Tx) error {
		if row, ok := profile.Profiles.Get(tx, text); ok {
			id = row.ID
			return nil
		}
		row, err := user.Find(tx, text)
		if err != nil {
			return rest.InvalidData("The caller %q is no user (by id, name or email), no profile (by id), and not %q.", rest.Excerpt(text), rest.AnonymousCaller)
		}
		id = row.ID
		return nil
	})
	return id, err
}
