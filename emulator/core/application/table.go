package application

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
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

// listed is the key under which all rows of byLive and byDeleted stand.
const listed = "listed"

// The indexes of the applications. ByName has those that are not deleted, in
// the order of their names; byLive has them in the order of their ids.
var (
	ByName = sandbox.Unique("name", func(r *Row) string { return r.Name })
	byLive = sandbox.Many("live", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return listed
	})
	byDeleted = sandbox.Many("deleted", func(r *Row) string {
		if !r.Deleted() {
			return ""
		}
		return listed
	})
)

// Applications are all applications, deleted ones included.
var Applications = sandbox.Define("application", func(r *Row) string { return r.ID },
	sandbox.With(ByName, byLive, byDeleted))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Applications} }
