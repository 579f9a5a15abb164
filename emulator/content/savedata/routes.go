package savedata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of save data (save_data.33).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/save_data", rest.User, list),
		rest.Get("/save_data/{id}", rest.User, get),
		rest.Get("/save_data/user/{userId}/{slot}", rest.User, ofUser),
		rest.Get("/save_data/profile/{profileId}/{slot}", rest.User, ofProfile),
		rest.Post("/save_data", rest.User, post),
		rest.Put("/save_data/{saveDataDocumentId}", rest.User, put),
		rest.Delete("/save_data/{saveDataDocumentId}", rest.User, remove),
	}
}

func shown(c *rest.Call) func(*Row) Document {
	return func(r *Row) Document { return r.View(c.Tx) }
}

type getIn struct {
	ID string `path:"id"`
}

func get(c *rest.Call, in getIn) (Document, error) {
	row, err := Find(c.Tx, in.ID)
	if err == nil && !visible(c, row) {
		err = NotFound(in.ID).Quiet()
	}
	return rest.Show(shown(c))(row, err)
}

type userSlotIn struct {
	UserID string `path:"userId"`
	Slot   int    `path:"slot"`
}

// ofUser takes a USER's own id as it is written only (save_data.23).
func ofUser(c *rest.Call, in userSlotIn) (Document, error) {
	if !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(in.UserID) {
		return Document{}, rest.NotFound("User %s does not see the save data of user %q.", c.Caller.UserID, in.UserID).Quiet()
	}
	owner, err := user.Get(c.Tx, in.UserID)
	if err != nil {
		return Document{}, rest.NotFound("User %q not found.", in.UserID).Quiet()
	}
	return rest.Show(shown(c))(InSlot(c.Tx, owner.ID, in.Slot))
}

type profileSlotIn struct {
	ProfileID string `path:"profileId"`
	Slot      int    `path:"slot"`
}

func ofProfile(c *rest.Call, in profileSlotIn) (Document, error) {
	owner, err := profile.FindActive(c.Tx, in.ProfileID)
	if err != nil {
		return Document{}, err
	}
	if !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(owner.UserID) {
		return Document{}, rest.NotFound("Profile %s is another user's.", owner.ID).Quiet()
	}
	return rest.Show(shown(c))(InSlot(c.Tx, owner.ID, in.Slot))
}

type postIn struct {
	Body *CreateRequest `body:"check"`
}

func post(c *rest.Call, in postIn) (Document, error) {
	wanted, err := owned(c, in.Body)
	if err != nil {
		return Document{}, err
	}
	row, replaced, err := Save(c.Tx, wanted, *in.Body.Contents, c.Settings.MaxContents)
	if replaced {
		c.Defect("save_data.5")
	}
	return rest.Show(shown(c))(row, err)
}

type putIn struct {
	ID   string         `path:"saveDataDocumentId"`
	Body *UpdateRequest `body:"check"`
}

func put(c *rest.Call, in putIn) (Document, error) {
	row, err := Find(c.Tx, in.ID)
	if err != nil {
		return Document{}, err
	}
	if !visible(c, row) {
		return Document{}, NotFound(in.ID) // save_data.19
	}
	return rest.Show(shown(c))(Update(c.Tx, row, in.Body, c.Caller.Level, c.Settings.MaxContents))
}

type deleteIn struct {
	ID string `path:"saveDataDocumentId"`
}

// remove removes anybody's document for anybody who is logged in
// (save_data.25).
func remove(c *rest.Call, in deleteIn) (rest.None, error) {
	if row, err := Find(c.Tx, in.ID); err == nil && !visible(c, row) {
		c.Defect("save_data.25")
	}
	wellFormed, err := Delete(c.Tx, in.ID)
	if !wellFormed {
		c.Defect("save_data.26")
	}
	return rest.None{}, err
}
