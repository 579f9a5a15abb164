package user

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// The reserved schemes of identities (user_uid.1).
const (
	NameScheme  = "dev.getelements.auth.scheme.name"
	EmailScheme = "dev.getelements.auth.scheme.email"
	PhoneScheme = "dev.getelements.auth.scheme.phone"
)

// The linked accounts that most users have, shared by all of them, in the
// order in which the server gives them (json.9).
var (
	nameAndEmail = []string{EmailScheme, NameScheme}
	nameToPhone  = []string{PhoneScheme, EmailScheme, NameScheme}
)

// Status says how far the verification of an identity is.
type Status string

// The states of an identity.
const (
	Unverified Status = "UNVERIFIED"
	Pending    Status = "PENDING"
	Verified   Status = "VERIFIED"
)

// Constants are the states in the order of their ordinals.
func (Status) Constants() []string {
	return []string{string(Unverified), string(Pending), string(Verified)}
}

// UIDRow is an identity: an external id, name, address or number under a
// scheme (02, UserUid).
type UIDRow struct {
	Scheme, ID, UserID string
	Status             Status
}

// UIDKey is the key of an identity.
func UIDKey(scheme, id string) string { return scheme + "\x00" + id }

// UIDsByUser finds the identities of a user.
var UIDsByUser = sandbox.Many("user", func(r *UIDRow) string { return r.UserID })

// UIDs are all identities.
var UIDs = sandbox.Define("user uid", func(r *UIDRow) string { return UIDKey(r.Scheme, r.ID) },
	sandbox.OwnedBy(UIDsByUser), sandbox.OwnsNothing[UIDRow]())

// View is the identity as clients see it.
func (r *UIDRow) View() UID {
	return UID{Scheme: r.Scheme, ID: r.ID, UserID: r.UserID, VerificationStatus: r.Status}
}

// FindUID is the identity with an id under a scheme.
func FindUID(tx *sandbox.Tx, scheme, id string) (*UIDRow, bool) {
	return UIDs.Get(tx, UIDKey(scheme, id))
}

// findEmail is the identity of an address. An empty one is refused before
// anything is looked up.
func findEmail(tx *sandbox.Tx, email string) (*UIDRow, bool, error) {
	if email == "" {
		return nil, false, rest.InvalidData("The email must not be empty.")
	}
	row, ok := FindUID(tx, EmailScheme, email)
	return row, ok, nil
}

// Link adds an identity to a user and its scheme to the linked accounts
// (user_uid.3). A key that exists gives a *sandbox.DuplicateError
// (user_uid.2).
func Link(tx *sandbox.Tx, userID, scheme, id string, status Status) error {
	if err := UIDs.Insert(tx, &UIDRow{Scheme: scheme, ID: id, UserID: userID, Status: status}); err != nil {
		return err
	}
	owner, ok := Users.Get(tx, userID)
	if !ok || slices.Contains(owner.Linked, scheme) {
		return nil
	}
	changed := *owner
	changed.Linked = inOrder(append(slices.Clone(owner.Linked), scheme))
	return Users.Put(tx, &changed)
}

// setStatus changes the status of an identity.
func setStatus(tx *sandbox.Tx, row *UIDRow, status Status) (*UIDRow, error) {
	changed := *row
	changed.Status = status
	return &changed, UIDs.Put(tx, &changed)
}

// Own are the identities that a user has by itself, unverified, and the
// linked accounts that come of them (user.26). The linked accounts are shared
// and must not be changed.
func Own(row *Row) (uids []UIDRow, linked []string) {
	uids = []UIDRow{
		{Scheme: EmailScheme, ID: row.Email, UserID: row.ID, Status: Unverified},
		{Scheme: NameScheme, ID: row.Name, UserID: row.ID, Status: Unverified},
	}
	if row.Phone == "" {
		return uids, nameAndEmail
	}
	return append(uids, UIDRow{Scheme: PhoneScheme, ID: row.Phone, UserID: row.ID, Status: Unverified}), nameToPhone
}

// linkOwn adds the identities that a new user has by itself. Only what is
// added is linked: a user without any is not listed (user.2).
func linkOwn(tx *sandbox.Tx, row *Row) error {
	uids, linked := Own(row)
	added, err := addUIDs(tx, uids)
	row.Linked = linked
	if len(added) < len(linked) {
		row.Linked = inOrder(added)
	}
	return err
}

// addUIDs adds identities and gives the schemes of those that were added. One
// that belongs to somebody else is skipped (user.26).
func addUIDs(tx *sandbox.Tx, uids []UIDRow) (added []string, err error) {
	for _, uid := range uids {
		if _, taken := FindUID(tx, uid.Scheme, uid.ID); taken {
			continue
		}
		if err := UIDs.Insert(tx, &uid); err != nil {
			return nil, err
		}
		added = append(added, uid.Scheme)
	}
	return added, nil
}

// inOrder are schemes in the order of the server's hash set (json.9).
func inOrder(schemes []string) []string {
	return wire.HashOrdered(schemes, func(scheme string) string { return scheme })
}

// Restore adds a user as it was, with its identities: nothing is generated,
// and names and addresses may be those of others (user.13).
func Restore(tx *sandbox.Tx, row *Row, uids []UIDRow) error {
	if _, err := addUIDs(tx, uids); err != nil {
		return err
	}
	return Users.Insert(tx, row)
}
