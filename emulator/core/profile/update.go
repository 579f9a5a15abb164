package profile

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Update replaces name, image URL and metadata of a profile (profile.23 to
// .28). A USER's metadata is dropped (profile.25).
func Update(c *rest.Call, id string, req *UpdateRequest) (*Row, error) {
	row, err := FindActive(c.Tx, id)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.Metadata = req.Metadata
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		changed.Metadata = nil
		if err := checkOwner(c, row, req); err != nil {
			return nil, err
		}
	}
	if err := checkNewName(c.Tx, row, req); err != nil {
		return nil, err
	}
	changed.DisplayName, changed.ImageURL = strings.TrimSpace(*req.DisplayName), strings.TrimSpace(wire.Or(req.ImageURL, ""))
	noteLosses(c, row, &changed, req)
	return &changed, Profiles.Put(c.Tx, &changed)
}

// checkOwner checks what a USER may change (profile.26, profile.27).
func checkOwner(c *rest.Call, row *Row, req *UpdateRequest) error {
	if !c.Caller.Is(row.UserID) {
		return rest.InvalidData("Profile %s belongs to another user.", row.ID)
	}
	if wire.Or(req.ImageURL, "") == "" {
		return nil
	}
	return checkPicture(c.Tx, row)
}

// checkPicture refuses a USER's picture where the application sets pictures
// itself (profile.27, profile.29).
func checkPicture(tx *sandbox.Tx, row *Row) error {
	app, err := application.FindLive(tx, row.ApplicationID)
	if err != nil {
		return err
	}
	if app.AuthoritativeProfilePicture {
		return rest.InvalidData("Application %s has authoritativeProfilePicture: users can't change the picture.", app.Name)
	}
	return nil
}

// checkNewName checks the name of an update, which must be there (profile.23,
// profile.28). In a deleted application none is right (profile.35).
func checkNewName(tx *sandbox.Tx, row *Row, req *UpdateRequest) error {
	if wire.Or(req.DisplayName, "") == "" {
		return rest.Invalid("displayName: must not be null")
	}
	app, err := application.FindLive(tx, row.ApplicationID)
	if err != nil {
		return err
	}
	return checkDisplayName(app, *req.DisplayName)
}

// noteLosses notes what an update takes away without having been asked to.
func noteLosses(c *rest.Call, before, after *Row, req *UpdateRequest) {
	if before.ImageURL != "" && req.ImageURL == nil {
		c.Defect("profile.24")
	}
	if before.Metadata != nil && after.Metadata == nil {
		c.Defect("profile.25")
	}
}
