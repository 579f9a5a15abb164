package profile

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Routes are the routes of profiles.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/profile", rest.User, list),
		rest.Get("/profile/current", rest.User, current),
		rest.Get("/profile/{name}", rest.User, get),
		rest.Post("/profile", rest.User, post),
		rest.Put("/profile/{profileId}", rest.User, put),
		rest.Put("/profile/{profileId}/image", rest.User, putImage),
		rest.Delete("/profile/{profileId}", rest.User, remove),
	}
}

func current(c *rest.Call, _ rest.None) (Profile, error) { return shown(c, Whole)(Current(c)) }

type nameIn struct {
	Name string `path:"name"`
}

// Check refuses a blank id, at any level.
func (in nameIn) Check() error { return notBlank(in.Name) }

// notBlank is a 404 without a message where an id is blank.
func notBlank(id string) error {
	if strings.TrimSpace(id) == "" {
		return rest.NotFound("The id of the profile is blank.").Quiet()
	}
	return nil
}

func get(c *rest.Call, in nameIn) (Profile, error) {
	return shown(c, Whole)(FindActive(c.Tx, in.Name))
}

type postIn struct {
	Body *CreateRequest `body:"plain"`
}

// Check validates the body, which may name user and application in the old
// way (02, CreateProfileRequest).
func (in postIn) Check() error {
	if in.Body == nil {
		return rest.Unknown("A body must be given.").By("json.8")
	}
	if failures := in.Body.complete(); len(failures) > 0 {
		return rest.Invalid(failures...)
	}
	return nil
}

func post(c *rest.Call, in postIn) (Profile, error) {
	wanted := Creation{
		UserID: *in.Body.UserID, Application: *in.Body.ApplicationID,
		DisplayName: wire.Or(in.Body.DisplayName, ""), ImageURL: wire.Or(in.Body.ImageURL, ""), Metadata: in.Body.Metadata,
	}
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		if !c.Caller.Is(wanted.UserID) {
			return Profile{}, rest.InvalidData("A user can make profiles for himself only (userId %s), not for %q.", c.Caller.UserID, wanted.UserID)
		}
		wanted.Metadata = nil // profile.13
	}
	return shown(c, View)(Create(c.Tx, wanted))
}

type putIn struct {
	ProfileID string         `path:"profileId"`
	Body      *UpdateRequest `body:"check"`
}

// Check refuses a blank id, at any level.
func (in putIn) Check() error { return notBlank(in.ProfileID) }

func put(c *rest.Call, in putIn) (Profile, error) {
	return shown(c, View)(Update(c, in.ProfileID, in.Body))
}

type imageIn struct {
	ProfileID string        `path:"profileId"`
	Body      *ImageRequest `body:"check"`
}

// Check refuses a blank id, at any level.
func (in imageIn) Check() error { return notBlank(in.ProfileID) }

func putImage(c *rest.Call, in imageIn) (Profile, error) {
	return shown(c, View)(SetImageType(c, in.ProfileID, *in.Body.MimeType))
}

type idIn struct {
	ProfileID string `path:"profileId"`
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c, in.ProfileID) }

// shown returns the answer of a route: the profile as one of View and Whole
// shows it, or the error.
func shown(c *rest.Call, view func(*rest.Call, *Row) Profile) func(*Row, error) (Profile, error) {
	return rest.Show(func(r *Row) Profile { return view(c, r) })
}
