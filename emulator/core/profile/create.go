package profile

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/name"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Creation is what a new profile is made of.
type Creation struct {
	// ID is drawn where it is empty.
	ID, UserID string
	// Application is a name or an id.
	Application string
	// DisplayName is drawn where it is blank.
	DisplayName, ImageURL string
	Metadata              *wire.Object
}

// Create makes a profile in the next slot of a user in an application, with
// an empty image object (profile.14 to .21).
func Create(tx *sandbox.Tx, c Creation) (*Row, error) {
	owner, err := user.Get(tx, c.UserID)
	if err != nil {
		return nil, rest.InvalidData("There is no user with the id %q.", c.UserID)
	}
	app, err := application.FindLive(tx, c.Application)
	if err != nil {
		return nil, rest.InvalidData("There is no application with the name or id %q.", c.Application)
	}
	if strings.TrimSpace(c.DisplayName) == "" {
		c.DisplayName = name.Qualified(tx)
	}
	if err := checkDisplayName(app, c.DisplayName); err != nil {
		return nil, err
	}
	index := slotsTaken(tx, owner.ID, app.ID)
	if index >= app.MaxProfiles {
		return nil, limitReached(owner.ID, index, app)
	}
	row := c.row(tx, owner.ID, app.ID)
	// The server checks the name again as it stored it.
	if err := checkPattern(row.DisplayName); err != nil {
		return nil, err
	}
	if err := row.addImage(tx, c.imageID(), nil); err != nil {
		return nil, err
	}
	if err := TakeSlot(tx, row, index); err != nil {
		return nil, err
	}
	return row, Profiles.Insert(tx, row)
}

func limitReached(userID string, taken int, app *application.Row) *rest.Error {
	return rest.InvalidData("User %s has taken %d profile slots of application %s, of which maxProfiles allows %d; "+
		"slots of deleted profiles are not released.", userID, taken, app.Name, app.MaxProfiles)
}

// CreateUnslotted makes the profile of a mock session: a name without digits,
// no image object, no slot, whatever the application allows (mock_session.7,
// mock_session.9).
func CreateUnslotted(tx *sandbox.Tx, userID, applicationID string) (*Row, error) {
	row := Creation{DisplayName: name.Plain(tx)}.row(tx, userID, applicationID)
	return row, Profiles.Insert(tx, row)
}

// row is the new profile, without an image (profile.16).
func (c Creation) row(tx *sandbox.Tx, userID, applicationID string) *Row {
	row := &Row{
		ID: c.ID, UserID: userID, ApplicationID: applicationID, Active: true,
		DisplayName: strings.TrimSpace(c.DisplayName), ImageURL: strings.TrimSpace(c.ImageURL), Metadata: c.Metadata,
	}
	if row.ID == "" {
		row.ID = tx.NewID()
	}
	return row
}

// imageID is the id of the image object: the same at every start where the
// profile's is, else empty, so that it is drawn.
func (c Creation) imageID() string {
	if c.ID == "" {
		return ""
	}
	return sandbox.FixtureID("profile image", c.ID)
}

// checkDisplayName checks a name against the application's expression and the
// server's own (profile.15).
func checkDisplayName(app *application.Row, displayName string) error {
	if err := checkRegex(app, displayName); err != nil {
		return err
	}
	return checkPattern(displayName)
}

func checkPattern(displayName string) error {
	if !constraint.Matches(constraint.DisplayName, displayName) {
		return rest.Invalid("displayName: " + constraint.Text(constraint.DisplayName))
	}
	return nil
}

func checkRegex(app *application.Row, displayName string) error {
	expression := wire.Or(app.DisplayNameRegex, "")
	if expression == "" {
		return nil
	}
	pattern, err := query.JavaRegex(expression)
	if err != nil {
		return rest.Unknown("The displayNameRegex %q of application %s is no regular expression: %v.", expression, app.Name, err)
	}
	switch fits, err := pattern.Matches(displayName); {
	case err != nil:
		return rest.Unknown("The displayNameRegex %q of application %s can't be matched: %v.", expression, app.Name, err)
	case !fits:
		return rest.InvalidData("The display name %q does not match the displayNameRegex %q of application %s.", displayName, expression, app.Name)
	default:
		return nil
	}
}
