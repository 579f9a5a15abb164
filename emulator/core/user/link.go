package user

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// given is the error for what a link lacks: the server stumbles over it where
// it needs it (user_link.2).
func given(ok bool, what string) error {
	if ok {
		return nil
	}
	return rest.Unknown("The request has no %s.", what).By("user_link.2")
}

// linkPassword gives a user the password of a link.
func linkPassword(tx *sandbox.Tx, row *Row, password *string) (*Row, error) {
	if err := given(password != nil, "password"); err != nil {
		return nil, err
	}
	return SetPassword(tx, row, *password)
}

// LinkEmail gives a user a password for an address that he has verified
// (user_link.3). A password that is null is the last thing to be wrong.
func LinkEmail(tx *sandbox.Tx, row *Row, email string, password *string) (*Row, error) {
	email = NormalEmail(email)
	uid, ok, err := findEmail(tx, email)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, rest.NotFound("The email %q is not linked to a user.", email)
	case uid.UserID != row.ID:
		return nil, rest.Forbidden("The email %q belongs to another user.", email)
	case uid.Status != Verified:
		return nil, rest.Forbidden("The email %q is not verified.", email)
	}
	return linkPassword(tx, row, password)
}

// LinkName gives a user a password for the name that he has or claims
// (user_link.4). A password that is null is the last thing to be wrong.
func LinkName(tx *sandbox.Tx, row *Row, name string, password *string) (*Row, error) {
	name = wire.Trim(name)
	if row.Name == "" {
		return claimName(tx, row, name, password)
	}
	if row.Name != name {
		return nil, rest.Forbidden("The user has the name %q, not %q.", row.Name, name)
	}
	return linkPassword(tx, row, password)
}

// claimName gives a name and a password to a user who has no name.
func claimName(tx *sandbox.Tx, row *Row, name string, password *string) (*Row, error) {
	if _, taken := FindUID(tx, NameScheme, name); taken {
		return nil, rest.Forbidden("The name %q is taken.", name)
	}
	if !constraint.Matches(constraint.Username, name) {
		return nil, rest.Invalid("name: " + constraint.Text(constraint.Username))
	}
	if err := Link(tx, row.ID, NameScheme, name, Unverified); err != nil {
		return nil, err
	}
	linked, err := Get(tx, row.ID)
	if err != nil {
		return nil, err
	}
	named := *linked
	named.Name = name
	return linkPassword(tx, &named, password)
}
