package profile

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// NotFound is the 404 for a profile that is not there.
func NotFound(id string) *rest.Error { return rest.NotFound("Profile %q not found.", id) }

// FindActive is the profile with an id that is not deleted.
func FindActive(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Profiles.Get(tx, strings.ToLower(strings.TrimSpace(id)))
	if !ok || !row.Active {
		return nil, NotFound(id)
	}
	return row, nil
}

// Current is the caller's profile as it was before the call, deleted or not
// (auth.14, session.10).
func Current(c *rest.Call) (*Row, error) {
	row, ok := c.Caller.Profile.(*Row)
	if !ok {
		return nil, rest.NotFound("There is no current profile: log in with one, or name one in the header Elements-ProfileId.")
	}
	return row, nil
}

// TouchLogin notes the instant (ms since the epoch) of a profile's last login
// (auth.8). A profile that is gone is no error.
func TouchLogin(tx *sandbox.Tx, id string, at int64) error {
	row, ok := Profiles.Get(tx, id)
	if !ok {
		return nil
	}
	changed := *row
	changed.LastLogin = at
	return Profiles.Put(tx, &changed)
}

// Delete deletes a profile; a USER only the current one (profile.32).
func Delete(c *rest.Call, id string) error {
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		current, err := Current(c)
		if err != nil {
			return err
		}
		if current.ID != id {
			return rest.NotFound("Profile %q is not the current one, %s.", id, current.ID).Quiet()
		}
	}
	row, err := FindActive(c.Tx, id)
	if err != nil {
		return err
	}
	return deactivate(c.Tx, row)
}

// DeactivateAllOf deletes all profiles of a user (user.29).
func DeactivateAllOf(tx *sandbox.Tx, userID string) error {
	for _, row := range slices.Collect(ByUser.Each(tx, userID)) {
		if err := deactivate(tx, row); err != nil {
			return err
		}
	}
	return nil
}

func deactivate(tx *sandbox.Tx, row *Row) error {
	changed := *row
	changed.Active = false
	return Profiles.Put(tx, &changed)
}
