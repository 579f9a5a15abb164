package profile

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/name"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// CreateSlotted makes the profile that a login gives to a user in an
// application: in the next slot, under a drawn name, without an image object
// (auth_oidc.11).
func CreateSlotted(tx *sandbox.Tx, userID string, app *application.Row) (*Row, error) {
	index := slotsTaken(tx, userID, app.ID)
	if index >= app.MaxProfiles {
		return nil, limitReached(userID, index, app)
	}
	row := Creation{DisplayName: name.Qualified(tx)}.row(tx, userID, app.ID)
	if err := TakeSlot(tx, row, index); err != nil {
		return nil, err
	}
	return row, Profiles.Insert(tx, row)
}

// Refresh makes the oldest profile of a user in an application active again.
// Where there is none it makes one, without a slot and whatever the
// application allows (auth_oidc.12).
func Refresh(tx *sandbox.Tx, userID, applicationID string) (*Row, error) {
	for row := range ByUser.Each(tx, userID) {
		if row.ApplicationID != applicationID {
			continue
		}
		active := *row
		active.Active = true
		return &active, Profiles.Put(tx, &active)
	}
	row := Creation{DisplayName: name.Qualified(tx)}.row(tx, userID, applicationID)
	return row, Profiles.Insert(tx, row)
}

// SelectAny is the first profile of all users that a selector names, or nil
// (auth_oauth2.12).
func SelectAny(c *rest.Call, selector string) (*Row, error) {
	selector = strings.TrimSpace(selector)
	if selector == "" {
		return nil, rest.InvalidData("The profileSelector is blank.")
	}
	return first(c, selector)
}
