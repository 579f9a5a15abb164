// Package account emulates the routes where users, profiles and sessions meet:
// signing up, removing a user, changing a password. Its rules are in the
// contract file 02-users-profiles.md.
package account

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// CreateRequest makes a user (02, UserCreateRequest).
type CreateRequest struct {
	Name           *string          `json:"name" check:"pattern=username"`
	FirstName      *string          `json:"firstName" check:"pattern=first_name"`
	LastName       *string          `json:"lastName" check:"pattern=last_name"`
	Email          *string          `json:"email" check:"pattern=email"`
	PrimaryPhoneNb *string          `json:"primaryPhoneNb" check:"pattern=phone"`
	Password       *string          `json:"password" check:"pattern=no_white_space"`
	Level          *rest.Level      `json:"level"`
	Profiles       []*SignupProfile `json:"profiles" check:"valid"`
	// AutoCreate names an application in which a profile is made.
	AutoCreate *string `json:"autoCreateProfileApplicationNameOrId"`
}

// SignupProfile is a profile to make with a user (02,
// CreateProfileSignupRequest).
type SignupProfile struct {
	ApplicationID *string `json:"applicationId" schema:"required"`
	ImageURL      *string `json:"imageUrl"`
	DisplayName   *string `json:"displayName"`
}

// SchemaName is its name in the OpenAPI document.
func (SignupProfile) SchemaName() string { return "CreateProfileSignupRequest" }

// CreateResponse is a new user with its password, which is shown here only
// (02, UserCreateResponse).
type CreateResponse struct {
	ID             string            `json:"id"`
	Name           *string           `json:"name"`
	Email          *string           `json:"email"`
	FirstName      *string           `json:"firstName"`
	LastName       *string           `json:"lastName"`
	Level          rest.Level        `json:"level"`
	Active         bool              `json:"active"`
	FacebookID     *string           `json:"facebookId"`
	FirebaseID     *string           `json:"firebaseId"`
	AppleSignInID  *string           `json:"appleSignInId"`
	PrimaryPhoneNb *string           `json:"primaryPhoneNb"`
	Profiles       []profile.Profile `json:"profiles"`
	Password       string            `json:"password"`
	LinkedAccounts []string          `json:"linkedAccounts" schema:"unique"`
}

// PasswordRequest changes a password (02, UserUpdatePasswordRequest).
type PasswordRequest struct {
	OldPassword *string `json:"oldPassword" check:"notnull"`
	NewPassword *string `json:"newPassword" check:"notnull"`
	ProfileID   *string `json:"profileId"`
}
