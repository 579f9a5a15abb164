package user

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a user as it is stored. Empty texts are null to clients.
type Row struct {
	ID, Name, Email, Phone           string
	FirstName, LastName, DisplayName string
	Level                            rest.Level
	// Linked are the schemes of the linked accounts; nil for a user that is
	// not listed (user.2). It is shared and never changed.
	Linked         []string
	LinkedProfiles *wire.Object
	Password       Password
	// MockExpires is the instant, in ms since the epoch, after which a mock
	// user without a live session is gone; 0 for all others.
	MockExpires int64
}

// listed is the key under which all listed users stand in ByListed.
const listed = "listed"

// The indexes of the users. Neither names nor addresses are unique (user.13).
var (
	ByName   = sandbox.Many("name", func(r *Row) string { return r.Name })
	ByEmail  = sandbox.Many("email", func(r *Row) string { return r.Email })
	ByPhone  = sandbox.Many("phone", func(r *Row) string { return r.Phone })
	ByListed = sandbox.Many("listed", func(r *Row) string {
		if r.Linked == nil {
			return ""
		}
		return listed
	})
)

// Users are all users, deleted ones included. What happens to a mock user
// that is due is decided where sessions are known.
var Users = sandbox.Define("user", func(r *Row) string { return r.ID },
	sandbox.With(ByName, ByEmail, ByPhone, ByListed),
	sandbox.Deadline(func(r *Row) int64 { return r.MockExpires }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable {
	return []sandbox.AnyTable{Users, UIDs, Verifications, Resets, ResetPauses}
}
