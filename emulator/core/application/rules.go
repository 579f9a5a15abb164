package application

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for an application that is not there.
func NotFound(nameOrID string) *rest.Error {
	return rest.NotFound("Application %q not found.", nameOrID)
}

// Find is the application with a name or an id: 24 hex digits are an id only.
// By its id a deleted one is found too (application.17).
func Find(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	if !sandbox.IsID(nameOrID) {
		return found(nameOrID)(ByName.First(tx, nameOrID))
	}
	return found(nameOrID)(Applications.Get(tx, strings.ToLower(nameOrID)))
}

// FindLive is the application with a name or an id that is not deleted
// (application.4).
func FindLive(tx *sandbox.Tx, nameOrID string) (*Row, error) {
	row, err := Find(tx, nameOrID)
	if err == nil && row.Deleted() {
		return nil, NotFound(nameOrID)
	}
	return row, err
}

func found(nameOrID string) func(*Row, bool) (*Row, error) {
	return func(row *Row, ok bool) (*Row, error) {
		if !ok {
			return nil, NotFound(nameOrID)
		}
		return row, nil
	}
}

// Deleted says whether the application is deleted.
func (r *Row) Deleted() bool { return r.Name == "" }

// AnyDeleted is the first deleted application, if there is one
// (mock_session.10).
func AnyDeleted(tx *sandbox.Tx) (*Row, bool) { return byDeleted.First(tx, listed) }

// Create adds an application (application.8 to .11). A name that is taken
// fails as in the server's database (application.9).
func Create(tx *sandbox.Tx, id string, req *Request) (*Row, error) {
	row := &Row{ID: id, Name: *req.Name, Description: req.Description, DisplayNameRegex: req.DisplayNameRegex}
	row.replace(req)
	if row.ID == "" {
		row.ID = tx.NewID()
	}
	if _, taken := ByName.First(tx, row.Name); taken {
		return nil, rest.Unknown("An application with the name %q exists.", row.Name).By("application.9")
	}
	return row, Applications.Insert(tx, row.stored())
}

// stored is a new row as the database keeps it: without empty attributes,
// which only the answer to the request shows. An update keeps them.
func (r *Row) stored() *Row {
	s := *r
	if s.Attributes.Len() == 0 {
		s.Attributes = nil
	}
	return &s
}

// Update replaces the application that the request names, whatever the path
// says (application.12, application.13). A space before its name, which
// creation keeps (application.8), goes.
func Update(tx *sandbox.Tx, req *Request) (*Row, error) {
	row, ok := ByName.First(tx, *req.Name)
	if !ok {
		return nil, NotFound(*req.Name)
	}
	changed := *row
	changed.Name = strings.TrimSpace(row.Name)
	if other, taken := ByName.First(tx, changed.Name); taken && other.ID != row.ID {
		return nil, rest.Duplicate("An application with the name %q exists.", changed.Name)
	}
	changed.Description, changed.DisplayNameRegex = trimmed(req.Description), trimmed(req.DisplayNameRegex)
	changed.replace(req)
	return &changed, Applications.Put(tx, &changed)
}

// replace takes what create and update treat alike (application.10,
// application.13).
func (r *Row) replace(req *Request) {
	r.Attributes = req.Attributes
	r.MaxProfiles = wire.Or(req.MaxProfiles, 1)
	r.AutoCreateProfile = wire.Or(req.AutoCreateProfile, true)
	r.AuthoritativeProfilePicture = wire.Or(req.AuthoritativeProfilePicture, false)
}

// Delete takes an application's name away; everything else stays
// (application.14 to .16).
func Delete(tx *sandbox.Tx, id string) error {
	if !sandbox.IsID(id) {
		return rest.Unknown("%q is no id of an application; a name does not do here.", id).By("application.15")
	}
	row, err := FindLive(tx, id)
	if err != nil {
		return err
	}
	husk := *row
	husk.Name = ""
	return Applications.Put(tx, &husk)
}

func trimmed(s *string) *string {
	t := strings.TrimSpace(wire.Or(s, ""))
	return &t
}
