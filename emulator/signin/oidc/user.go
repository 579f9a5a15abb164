package oidc

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/name"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// check refuses an identity that no user can have.
func (i identity) check() error {
	switch {
	case !i.hasSubject:
		return rest.Unknown("The token has no subject (claim sub).").By("auth_oidc.7")
	case strings.TrimSpace(i.subject) == "":
		return rest.InvalidData("The subject of the token (claim sub) is blank.")
	case i.email != "" && strings.TrimSpace(i.email) == "":
		return rest.InvalidData("The email of the token is blank.")
	default:
		return nil
	}
}

// owner is the user with the identity, found by subject or email, made where
// there is none (auth_oidc.7). He is returned as the session shows him.
func (i identity) owner(in *rest.Call) (*user.Row, error) {
	if err := i.check(); err != nil {
		return nil, err
	}
	bySubject, known := user.FindUID(in.Tx, i.scheme, i.subject)
	byEmail, mailed := user.FindUID(in.Tx, user.EmailScheme, i.email)
	switch {
	case known:
		return i.existing(in, bySubject.UserID)
	case mailed && i.email != "":
		return i.existing(in, byEmail.UserID)
	default:
		return i.create(in.Tx)
	}
}

// existing links the identity to a user and fills what he lacks
// (auth_oidc.8). The session shows more than is kept.
func (i identity) existing(in *rest.Call, userID string) (*user.Row, error) {
	row, err := user.Get(in.Tx, userID)
	if err != nil {
		return nil, err
	}
	if err := i.linkFree(in.Tx, userID); err != nil {
		return nil, err
	}
	shown := i.fill(*row)
	if shown.DisplayName != row.DisplayName || shown.LinkedProfiles != row.LinkedProfiles {
		in.Defect("auth_oidc.8")
	}
	return &shown, keepNames(in.Tx, row, &shown)
}

// linkFree links subject and email to a user where they are free.
func (i identity) linkFree(tx *sandbox.Tx, userID string) error {
	if _, taken := user.FindUID(tx, i.scheme, i.subject); !taken {
		if err := user.Link(tx, userID, i.scheme, i.subject, user.Unverified); err != nil { // user_uid.4
			return err
		}
	}
	if _, taken := user.FindUID(tx, user.EmailScheme, i.email); taken || i.email == "" {
		return nil
	}
	return user.Link(tx, userID, user.EmailScheme, i.email, user.Unverified) // user_uid.4
}

// fill is a user with what he lacks taken from the claims.
func (i identity) fill(row user.Row) user.Row {
	fillBlank(&row.Email, i.email)
	fillBlank(&row.DisplayName, i.claim("preferred_username"))
	fillBlank(&row.FirstName, i.claim("given_name"))
	fillBlank(&row.LastName, i.claim("family_name"))
	row.LinkedProfiles = i.profiles(row.LinkedProfiles)
	return row
}

func fillBlank(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// keepNames stores the first and last name that a user got, and nothing else
// (auth_oidc.8). Of a user without an address, or with a name that breaks the
// rules, the server keeps nothing.
func keepNames(tx *sandbox.Tx, before, shown *user.Row) error {
	if shown.FirstName == before.FirstName && shown.LastName == before.LastName {
		return nil
	}
	if before.Email == "" || len(failures(shown)) > 0 {
		return nil
	}
	linked, err := user.Get(tx, before.ID)
	if err != nil {
		return err
	}
	named := *linked
	named.FirstName, named.LastName = shown.FirstName, shown.LastName
	return user.Users.Put(tx, &named)
}

// create makes the user of the identity (auth_oidc.9, auth_oidc.10). Name and
// address may be somebody else's (user.13).
func (i identity) create(tx *sandbox.Tx) (*user.Row, error) {
	called := name.Qualified(tx)
	row := i.fill(user.Row{Name: called, Level: rest.User})
	fillBlank(&row.Email, called+"@anonymous.invalid")
	if wrong := failures(&row); len(wrong) > 0 {
		return nil, rest.Invalid(wrong...)
	}
	row.ID, row.Password, row.Email = tx.NewID(), user.ScrambledPassword(tx), user.NormalEmail(row.Email)
	row.Linked = []string{i.scheme}
	uids := []user.UIDRow{{Scheme: i.scheme, ID: i.subject, UserID: row.ID, Status: user.Verified}}
	if i.email != "" {
		row.Linked = []string{user.EmailScheme, i.scheme}
		uids = append(uids, user.UIDRow{Scheme: user.EmailScheme, ID: i.email, UserID: row.ID, Status: user.Verified})
	}
	return &row, user.Restore(tx, &row, uids)
}

// failures are what is wrong with the names and the address of a user.
func failures(row *user.Row) (wrong []string) {
	for _, field := range []struct {
		name, value string
		pattern     constraint.Pattern
	}{
		{"firstName", row.FirstName, constraint.FirstName},
		{"lastName", row.LastName, constraint.LastName},
		{"email", row.Email, constraint.Email},
	} {
		if field.value != "" && !constraint.Matches(field.pattern, field.value) {
			wrong = append(wrong, field.name+": "+constraint.Text(field.pattern))
		}
	}
	return wrong
}

// linkTo links the identity to a user (user_link.7, user_link.8). He is
// returned as the session shows him: the claims are not kept.
func (i identity) linkTo(in *rest.Call, userID string) (*user.Row, error) {
	if err := i.check(); err != nil {
		return nil, err
	}
	row, err := user.Get(in.Tx, userID)
	if err != nil {
		return nil, err
	}
	if uid, taken := user.FindUID(in.Tx, i.scheme, i.subject); taken && uid.UserID != userID {
		return nil, rest.Forbidden("The identity %q of scheme %q is linked to another user.", i.subject, i.scheme)
	}
	if err := i.linkFree(in.Tx, userID); err != nil {
		return nil, err
	}
	shown := *row
	if i.claims != nil {
		shown.LinkedProfiles = i.profiles(row.LinkedProfiles)
		in.Defect("user_link.7")
	}
	return &shown, nil
}
