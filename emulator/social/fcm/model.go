// Package fcm emulates the devices that are registered for push notifications
// with Firebase. Its rules are in the contract file 04-social.md.
package fcm

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Registration is a registered device (04, FCMRegistration). Of the profile
// only the id is read.
type Registration struct {
	ID                *string          `json:"id"`
	RegistrationToken *string          `json:"registrationToken" check:"notnull"`
	Profile           *profile.Profile `json:"profile"`
}

// View is the row as clients see it.
func (r *Row) View(tx *sandbox.Tx) Registration {
	out := Registration{ID: &r.ID, RegistrationToken: &r.Token}
	if owner, ok := profile.Profiles.Get(tx, r.ProfileID); ok {
		p := profile.InSession(tx, owner)
		out.Profile = &p
	}
	return out
}
