package savedata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

type listIn struct {
	rest.Paging
	UserID    string `query:"userId"`
	ProfileID string `query:"profileId"`
	Search    string `query:"search"`
}

// list is the page of the documents that a caller may see: a USER's are his
// own (save_data.27 to .32).
func list(c *rest.Call, in listIn) (rest.Page[Document], error) {
	userID, profileID := in.owners(c)
	show := func(r *Row) Document { return r.View(c.Tx) }
	switch {
	case userID == "" && profileID == "":
		return rest.PageOfAll(c, in.LaxPaging, Documents, show)
	case profileID == "":
		return rest.PageOf(c, in.LaxPaging, ByUser.Each(c.Tx, userID), nil, show)
	default:
		ofUser := rest.Where(func(r *Row) bool { return userID == "" || r.UserID == userID })
		return rest.PageOf(c, in.LaxPaging, ByProfile.Each(c.Tx, profileID), ofUser, show)
	}
}

// owners are the ids by which the documents are selected; empty ones select
// all.
func (in listIn) owners(c *rest.Call) (userID, profileID string) {
	super := c.Caller.Level.AtLeast(rest.Superuser)
	if !super {
		userID = c.Caller.UserID
	}
	if wire.Trim(in.Search) != "" {
		c.Defect("save_data.31")
		return userID, ""
	}
	if super && in.UserID != "" {
		if row, err := user.Get(c.Tx, in.UserID); err == nil {
			userID = row.ID
		} else {
			c.Defect("save_data.30")
		}
	}
	if in.ProfileID != "" {
		if row, err := profile.FindActive(c.Tx, in.ProfileID); err == nil {
			profileID = row.ID
		} else {
			c.Defect("save_data.29")
		}
	}
	return userID, profileID
}
