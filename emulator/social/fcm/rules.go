package fcm

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func notFound(id string) *rest.Error { return rest.NotFound("FCM registration %q not found.", id) }

// create registers a device (fcm.3 to .5).
func create(c *rest.Call, reg *Registration) (*Row, error) {
	owner, err := ownerOf(c, reg.Profile)
	if err != nil {
		return nil, err
	}
	return put(c, &Row{ID: c.Tx.NewID(), Token: *reg.RegistrationToken, ProfileID: owner.ID})
}

// update changes token and profile. Whose registration it was is not looked
// at, so a USER can take over another's (fcm.6).
func update(c *rest.Call, id string, reg *Registration) (*Row, error) {
	owner, err := ownerOf(c, reg.Profile)
	if err != nil {
		return nil, err
	}
	row, ok := Registrations.Get(c.Tx, strings.ToLower(id))
	if !ok {
		return nil, notFound(id)
	}
	if row.ProfileID != owner.ID && !c.Caller.Level.AtLeast(rest.Superuser) {
		c.Defect("fcm.6")
	}
	return put(c, &Row{ID: row.ID, Token: *reg.RegistrationToken, ProfileID: owner.ID})
}

func put(c *rest.Call, row *Row) (*Row, error) {
	if err := Registrations.Put(c.Tx, row); err != nil {
		return nil, rest.Unknown("Profile %s has a registration already; change it with PUT.", row.ProfileID).By("fcm.5").Because(err)
	}
	return row, nil
}

// ownerOf is the profile that a registration is for: the current one, or, for
// a superuser, any active one (fcm.3, fcm.4).
func ownerOf(c *rest.Call, asked *profile.Profile) (*profile.Row, error) {
	if asked != nil && c.Caller.Level.AtLeast(rest.Superuser) {
		return profile.FindActive(c.Tx, asked.ID)
	}
	current, err := profile.Current(c)
	if err != nil {
		return nil, err
	}
	if asked != nil && asked.ID != current.ID {
		return nil, rest.Forbidden("A user registers devices for the current profile only, not for %q.", asked.ID)
	}
	return profile.FindActive(c.Tx, current.ID) // it may have been deleted meanwhile
}

// remove ends a registration: a USER that of the current profile, a superuser
// any (fcm.7).
func remove(c *rest.Call, id string) error {
	row, ok := Registrations.Get(c.Tx, strings.ToLower(id))
	if !ok {
		return notFound(id)
	}
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		owner, err := ownerOf(c, nil)
		if err != nil {
			return err
		}
		if row.ProfileID != owner.ID {
			return notFound(id)
		}
	}
	Registrations.Delete(c.Tx, row.ID)
	return nil
}
