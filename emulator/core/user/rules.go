package user

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/name"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/phone"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for a user that is not there.
func NotFound(nameOrID string) *rest.Error { return rest.NotFound("User %q not found.", nameOrID) }

// Get is the user with an id, deleted or not.
func Get(tx *sandbox.Tx, id string) (*Row, error) {
	if row, ok := Users.Get(tx, strings.ToLower(id)); ok {
		return row, nil
	}
	return nil, NotFound(id)
}

// Find is the user with a name, an address or an id: 24 hex digits are an id
// only (user.4).
func Find(tx *sandbox.Tx, text string) (*Row, error) {
	if sandbox.IsID(text) {
		return Get(tx, text)
	}
	text = wire.Trim(text)
	if text == "" {
		return nil, rest.InvalidData("A name, an email or an id of a user must be given.")
	}
	if row := byNameOrEmail(tx, text, text); row != nil {
		return row, nil
	}
	return nil, NotFound(text)
}

// FindLogin is the user that a login names: as Find, but the address in any
// case (session.1).
func FindLogin(tx *sandbox.Tx, text string) (*Row, error) {
	text = wire.Trim(text)
	if sandbox.IsID(text) {
		return Get(tx, text)
	}
	if row := byNameOrEmail(tx, text, strings.ToLower(text)); row != nil {
		return row, nil
	}
	return nil, NotFound(text)
}

// byNameOrEmail is the first user, by id, with a name or an address.
func byNameOrEmail(tx *sandbox.Tx, name, email string) *Row {
	named, _ := ByName.First(tx, name)
	mailed, _ := ByEmail.First(tx, email)
	if named == nil || mailed != nil && mailed.ID < named.ID {
		return mailed
	}
	return named
}

// Creation is what a new user is made of. What is empty is generated
// (user.23, user.24).
type Creation struct {
	ID, Name, Email, Phone, FirstName, LastName string
	Level                                       rest.Level
	// Password is the text of the password.
	Password string
	// MockExpires makes a mock user of it; see Row.
	MockExpires int64
}

// Create makes a user with the identities it has by itself (user.23 to
// user.26). A name or address that is taken is a 409.
func Create(tx *sandbox.Tx, c Creation) (*Row, error) {
	if c.Name == "" {
		c.Name = name.Qualified(tx)
	}
	if c.Email == "" {
		c.Email = name.Qualified(tx) + "@anonymous.invalid"
	}
	c.Email = NormalEmail(c.Email)
	if byNameOrEmail(tx, c.Name, c.Email) != nil {
		return nil, rest.Duplicate("A user with the name %q or the email %q exists.", c.Name, c.Email)
	}
	row := &Row{
		ID: c.ID, Name: c.Name, Email: c.Email, FirstName: c.FirstName, LastName: c.LastName,
		Phone: normalPhone(c.Phone), Level: c.Level, Password: NewPassword(tx, c.Password), MockExpires: c.MockExpires,
	}
	if row.ID == "" {
		row.ID = tx.NewID()
	}
	if err := linkOwn(tx, row); err != nil {
		return nil, err
	}
	return row, Users.Insert(tx, row)
}

// NormalEmail is an address as it is stored (patterns.2).
func NormalEmail(email string) string { return strings.ToLower(wire.Trim(email)) }

func normalPhone(number string) string {
	normal, _ := phone.Normalize(number)
	return normal
}

// Update changes a user. Name, address and level are replaced; phone and
// names are kept where the request has none (user.12). Nothing is checked to
// be unique (user.13).
func Update(tx *sandbox.Tx, row *Row, req *UpdateRequest, level rest.Level) (*Row, error) {
	changed := *row
	changed.Name, changed.Email, changed.Level = *req.Name, NormalEmail(*req.Email), level
	if req.PrimaryPhoneNb != nil {
		if p := normalPhone(*req.PrimaryPhoneNb); p != "" {
			changed.Phone = p
		}
	}
	if req.FirstName != nil {
		changed.FirstName = *req.FirstName
	}
	if req.LastName != nil {
		changed.LastName = *req.LastName
	}
	return &changed, Users.Put(tx, &changed)
}

// SetPassword gives a user a new password; his sessions die of it (auth.3).
func SetPassword(tx *sandbox.Tx, row *Row, text string) (*Row, error) {
	changed := *row
	changed.Password = NewPassword(tx, text)
	return &changed, Users.Put(tx, &changed)
}

// Delete makes a husk of a user: it loses name, address, identities and
// password, and keeps its id and level (user.29) and what a provider said of
// it. That of a mock user is gone at the user's time.
func Delete(tx *sandbox.Tx, row *Row) error {
	for _, uid := range slices.Collect(UIDsByUser.Each(tx, row.ID)) {
		UIDs.Delete(tx, UIDKey(uid.Scheme, uid.ID))
	}
	return Users.Put(tx, &Row{
		ID: row.ID, Level: row.Level, DisplayName: row.DisplayName, LinkedProfiles: row.LinkedProfiles,
		Password: ScrambledPassword(tx), MockExpires: row.MockExpires,
	})
}

// Remove removes a user without a trace, with everything it owns.
func Remove(tx *sandbox.Tx, id string) {
	sandbox.RemoveOwned(tx, id)
	Users.Delete(tx, id)
}
