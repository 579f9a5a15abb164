// Package user emulates users, their passwords and the identities linked to
// them. Its rules are in the contract file 02-users-profiles.md.
package user

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// User is a user as clients see it (02, User). It never holds a password
// (user.33).
type User struct {
	ID                    *string      `json:"id"`
	Name                  *string      `json:"name" schema:"pattern=username"`
	FirstName             *string      `json:"firstName" schema:"pattern=first_name"`
	LastName              *string      `json:"lastName" schema:"pattern=last_name"`
	Email                 *string      `json:"email" schema:"pattern=email"`
	PrimaryPhoneNb        *string      `json:"primaryPhoneNb" schema:"pattern=phone"`
	Level                 rest.Level   `json:"level" schema:"required"`
	LinkedAccounts        []string     `json:"linkedAccounts" schema:"unique"`
	DisplayName           *string      `json:"displayName"`
	LinkedAccountProfiles *wire.Object `json:"linkedAccountProfiles" schema:"values=object/string"`
}

// UpdateRequest changes a user (02, UserUpdateRequest).
type UpdateRequest struct {
	Name           *string     `json:"name" check:"notnull,pattern=username"`
	FirstName      *string     `json:"firstName" check:"pattern=first_name"`
	LastName       *string     `json:"lastName" check:"pattern=last_name"`
	Email          *string     `json:"email" check:"notnull,pattern=email"`
	PrimaryPhoneNb *string     `json:"primaryPhoneNb" check:"pattern=phone"`
	Password       *string     `json:"password" check:"pattern=no_white_space"`
	Level          *rest.Level `json:"level" check:"notnull"`
}

// VerificationRequest asks for a mail to verify an address (02,
// EmailVerificationRequest).
type VerificationRequest struct {
	Email *string `json:"email" check:"notnull"`
}

// ResetRequest asks for a mail to reset a password (02,
// PasswordResetRequest).
type ResetRequest struct {
	Email *string `json:"email" check:"notnull,email"`
}

// CompleteResetRequest sets a new password (02, CompletePasswordResetRequest).
type CompleteResetRequest struct {
	Token    *string `json:"token" check:"notblank"`
	Password *string `json:"password" check:"notblank"`
}

// LinkEmailRequest sets a password for a verified address (02,
// LinkEmailPasswordRequest). It is not validated (user_link.2).
type LinkEmailRequest struct {
	Email    *string `json:"email" schema:"required"`
	Password *string `json:"password" schema:"required"`
}

// LinkNameRequest claims or confirms a name with a password (02,
// LinkUsernamePasswordRequest). It is not validated (user_link.2).
type LinkNameRequest struct {
	Username *string `json:"username" schema:"required"`
	Password *string `json:"password" schema:"required"`
}

// UID is an identity of a user as clients see it (02, UserUid).
type UID struct {
	Scheme             string `json:"scheme"`
	ID                 string `json:"id"`
	UserID             string `json:"userId"`
	VerificationStatus Status `json:"verificationStatus"`
}

// anonymous is the user that GET /user/me shows without credentials
// (auth.19).
func anonymous() User {
	empty := ""
	return User{Name: &empty, Email: &empty, PrimaryPhoneNb: &empty, Level: rest.Unprivileged}
}

// View is the row as clients see it.
func (r *Row) View() User {
	return User{
		ID: &r.ID, Name: wire.Nullable(r.Name), FirstName: wire.Nullable(r.FirstName), LastName: wire.Nullable(r.LastName),
		Email: wire.Nullable(r.Email), PrimaryPhoneNb: wire.Nullable(r.Phone), Level: r.Level, LinkedAccounts: r.Linked,
		DisplayName: wire.Nullable(r.DisplayName), LinkedAccountProfiles: r.LinkedProfiles,
	}
}
