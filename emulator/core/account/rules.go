package account

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// created is a user that was just made.
type created struct {
	owner    *user.Row
	password string
	profiles []*profile.Row
}

// Create makes a user with the profiles that are asked for. It is not one
// transaction: what was made before a failure stays (signup.7).
func Create(c *rest.Call, req *CreateRequest) (created, error) {
	out := created{password: wire.Or(req.Password, "")}
	if req.Password == nil {
		out.password = user.RandomPassword(c.Tx, c.Settings.GeneratedPasswordLength) // user.24
	}
	wanted := user.Creation{Name: wire.Or(req.Name, ""), Email: wire.Or(req.Email, ""), Level: rest.User, Password: out.password}
	if c.Caller.Level.AtLeast(rest.Superuser) {
		if req.Level == nil {
			return out, rest.Invalid("level: must not be null") // user.22
		}
		wanted.Level = *req.Level
		wanted.FirstName, wanted.LastName, wanted.Phone = wire.Or(req.FirstName, ""), wire.Or(req.LastName, ""), wire.Or(req.PrimaryPhoneNb, "")
	}
	var err error
	if out.owner, err = user.Create(c.Tx, wanted); err != nil {
		return out, err
	}
	c.Tx.Commit()
	err = createProfiles(c, &out, req)
	return out, err
}

func createProfiles(c *rest.Call, out *created, req *CreateRequest) error {
	for _, p := range req.Profiles {
		if p == nil {
			return rest.Unknown("An element of profiles is null.").By("user.27")
		}
		row, err := profile.Create(c.Tx, profile.Creation{
			UserID: out.owner.ID, Application: wire.Or(p.ApplicationID, ""), DisplayName: wire.Or(p.DisplayName, ""), ImageURL: wire.Or(p.ImageURL, ""),
		})
		if err != nil {
			return err
		}
		c.Tx.Commit()
		out.profiles = append(out.profiles, row)
	}
	if req.AutoCreate == nil {
		return nil
	}
	return autoCreate(c, out, req, *req.AutoCreate)
}

// autoCreate makes the profile of an application that makes one for each user
// (user.28).
func autoCreate(c *rest.Call, out *created, req *CreateRequest, nameOrID string) error {
	app, err := application.FindLive(c.Tx, nameOrID)
	if err != nil {
		return err
	}
	for _, p := range req.Profiles {
		if id := wire.Or(p.ApplicationID, ""); id == nameOrID || id == app.ID {
			return rest.Unknown("Application %q is named in profiles and as the one to create a profile in.", nameOrID).By("user.28")
		}
	}
	if !app.AutoCreateProfile || app.MaxProfiles < 1 {
		return nil
	}
	row, err := profile.Create(c.Tx, profile.Creation{UserID: out.owner.ID, Application: app.ID})
	if err != nil {
		return err
	}
	out.profiles = append(out.profiles, row)
	return nil
}

// Delete makes a husk of the user with an id (user.29 to user.31).
func Delete(c *rest.Call, id string) error {
	if !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(id) {
		return user.NotFound(id)
	}
	row, err := user.Get(c.Tx, id)
	if err != nil {
		return err
	}
	if err := profile.DeactivateAllOf(c.Tx, row.ID); err != nil {
		return err
	}
	return user.Delete(c.Tx, row)
}

// ChangePassword gives the caller a new password and a new session (user.16
// to user.18).
func ChangePassword(c *rest.Call, id string, req *PasswordRequest) (session.Creation, error) {
	if c.Caller.Level.AtLeast(rest.Superuser) {
		return session.Creation{}, rest.Unknown("A superuser can't change a password here; use PUT /user/{userId}.").By("user.18")
	}
	if !c.Caller.Is(id) {
		return session.Creation{}, user.NotFound(id)
	}
	owner, err := user.Get(c.Tx, id)
	if err != nil {
		return session.Creation{}, err
	}
	if !owner.Password.Fits(wire.Trim(*req.OldPassword)) {
		return session.Creation{}, rest.NotFound("The old password is another one.")
	}
	owner, err = user.SetPassword(c.Tx, owner, wire.Trim(*req.NewPassword))
	if err != nil {
		return session.Creation{}, err
	}
	return session.Begin(c.Tx, owner, ownProfile(c.Tx, owner, req.ProfileID), c.Settings.SessionTimeout)
}

// ownProfile is the user's active profile with an id, or nil (user.17).
func ownProfile(tx *sandbox.Tx, owner *user.Row, id *string) *profile.Row {
	if id == nil {
		return nil
	}
	row, err := profile.FindActive(tx, *id)
	if err != nil || row.UserID != owner.ID {
		return nil
	}
	return row
}
