package application

import (
	"github.com/NamazuStudios/elements-emulator/emulator/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/wire"
)

// Row is an application as it is stored. A deleted one has no name
// (application.14).
type Row struct {
	ID, Name                    string
	Description                 *string
	Attributes                  *wire.Object
	MaxProfiles                 int
	AutoCreateProfile           bool
	AuthoritativeProfilePicture bool
	DisplayNameRegex            *string
}

const deletedKey = "deleted"

// ByName finds the applications that are not deleted, in the order of names.
var ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })

var byDeleted = sandbox.Many("deleted", func(r *Row) string {
	if r.Name == "" {
		return deletedKey
	}
	return ""
})

// Applications are all applications, deleted ones included.
var Applications = sandbox.Define("application", func(r *Row) string { return r.ID },
	sandbox.With(ByName, byDeleted))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Applications} }
