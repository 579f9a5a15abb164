package mission

import (
	"errors"
	"regexp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of missions.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/mission", rest.Unprivileged, list),
		rest.Get("/mission/{missionNameOrId}", rest.Unprivileged, get),
		rest.Post("/mission", rest.Superuser, post),
		rest.Put("/mission/{missionNameOrId}", rest.Superuser, put),
		rest.Delete("/mission/{missionNameOrId}", rest.Superuser, remove),
	}
}

type nameIn struct {
	NameOrID string `path:"missionNameOrId"`
}

func get(c *rest.Call, in nameIn) (Mission, error) {
	row, other, err := Find(c.Tx, in.NameOrID)
	if err != nil {
		return Mission{}, quiet(err)
	}
	if other {
		c.Defect("mission.10")
	}
	return row.View(c.Tx)
}

// quiet is an error whose message the client does not see.
func quiet(err error) error {
	var known *rest.Error
	if errors.As(err, &known) {
		return known.Quiet()
	}
	return err
}

type postIn struct {
	Body *CreateRequest `body:"plain"`
}

func post(c *rest.Call, in postIn) (Mission, error) {
	if err := c.Validate(in.Body); err != nil {
		return Mission{}, err
	}
	row, err := Create(c.Tx, in.Body)
	if err != nil {
		return Mission{}, err
	}
	for _, s := range row.Steps {
		if s == nil {
			c.Defect("mission.8")
		}
	}
	if in.Body.FinalRepeatStep != nil && row.Final == nil {
		c.Defect("mission.8")
	}
	return row.View(c.Tx)
}

type putIn struct {
	NameOrID string         `path:"missionNameOrId"`
	Body     *UpdateRequest `body:"plain"`
}

// longID is the form of a text that the server takes for an id and its
// database does not (mission.14).
var longID = regexp.MustCompile(`^[0-9a-fA-F]{40}$`)

func put(c *rest.Call, in putIn) (Mission, error) {
	if err := c.Validate(in.Body); err != nil {
		return Mission{}, err
	}
	if longID.MatchString(in.NameOrID) {
		return Mission{}, rest.InvalidData("%s is no id of a mission.", in.NameOrID).By("mission.14")
	}
	row, err := Update(c.Tx, in.NameOrID, in.Body)
	if err != nil {
		return Mission{}, err
	}
	return row.View(c.Tx)
}

func remove(c *rest.Call, in nameIn) (rest.None, error) {
	other, err := Delete(c.Tx, in.NameOrID)
	if other && err == nil {
		c.Defect("mission.10")
	}
	return rest.None{}, err
}
