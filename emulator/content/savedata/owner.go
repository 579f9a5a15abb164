package savedata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// owned is the document that a request is to write, without contents
// (save_data.6 to .11).
func owned(c *rest.Call, req *CreateRequest) (row Row, err error) {
	row.Slot = req.Slot
	if req.UserID != nil {
		owner, err := user.Get(c.Tx, *req.UserID)
		if err != nil {
			return row, err
		}
		row.UserID = owner.ID
	}
	var of *profile.Row
	if req.ProfileID != nil {
		if of, err = profile.FindActive(c.Tx, *req.ProfileID); err != nil {
			return row, err
		}
	}
	switch {
	case of != nil && row.UserID != "":
		if err := together(c, row.UserID, of); err != nil {
			return row, err
		}
	case of == nil && row.UserID == "":
		return row, rest.InvalidData("Save data needs an owner: give userId or profileId.")
	}
	if of != nil {
		row.ProfileID, row.UserID = of.ID, of.UserID
	}
	if !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(row.UserID) {
		return row, rest.Forbidden("User %s can't write save data of user %s.", c.Caller.UserID, row.UserID)
	}
	return row, nil
}

// together looks at a request that names a user and a profile, which the
// server understands upside down (save_data.7, save_data.8).
func together(c *rest.Call, userID string, of *profile.Row) error {
	switch {
	case of.UserID == userID:
		return rest.Conflict("Profile %s belongs to user %s; give only one of userId and profileId.", of.ID, userID).By("save_data.7")
	case c.Caller.Level.AtLeast(rest.Superuser):
		c.Defect("save_data.8")
		return nil
	default:
		return rest.Unknown("Profile %s does not belong to user %s.", of.ID, userID).By("save_data.8")
	}
}

// visible says whether a caller may see a document (save_data.22).
func visible(c *rest.Call, row *Row) bool {
	return c.Caller.Level.AtLeast(rest.Superuser) || c.Caller.Is(row.UserID)
}
