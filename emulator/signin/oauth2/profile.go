package oauth2

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// begin makes a session of a user, with the profile that was asked for
// (auth_oauth2.10, auth_oauth2.15).
func begin(in *rest.Call, owner *user.Row, req *SessionRequest) (session.Creation, error) {
	attached, err := choose(in, owner, req)
	if err != nil {
		return session.Creation{}, err
	}
	if attached != nil {
		in.Defect("session.10")
	}
	return session.Begin(in.Tx, owner, attached, in.Settings.SessionTimeout)
}

// choose is the profile that was asked for, or nil (auth_oauth2.10).
func choose(in *rest.Call, owner *user.Row, req *SessionRequest) (*profile.Row, error) {
	switch {
	case req.ProfileID != nil:
		return notingOthers(in, owner, "auth_oauth2.11")(profile.FindActive(in.Tx, *req.ProfileID))
	case req.ProfileSelector != nil:
		return notingOthers(in, owner, "auth_oauth2.12")(profile.SelectAny(in, *req.ProfileSelector))
	case req.ApplicationNameOrID != nil:
		return primary(in, owner, *req.ApplicationNameOrID)
	default:
		return nil, nil
	}
}

// notingOthers returns a function that passes on a profile that was found, and
// notes the rule where it is not the owner's.
func notingOthers(in *rest.Call, owner *user.Row, rule string) func(*profile.Row, error) (*profile.Row, error) {
	return func(row *profile.Row, err error) (*profile.Row, error) {
		if row != nil && row.UserID != owner.ID {
			in.Defect(rule)
		}
		return row, err
	}
}

// primary is the user's primary profile in an application (auth_oauth2.13).
// Where there is none and the application would make one, the server fails
// (auth_oauth2.14).
func primary(in *rest.Call, owner *user.Row, nameOrID string) (*profile.Row, error) {
	app, err := application.FindLive(in.Tx, nameOrID)
	if err != nil {
		return nil, nil //nolint:nilerr // an unknown application is no error here
	}
	if row, ok := profile.Primary(in.Tx, owner.ID, app.ID); ok {
		return row, nil
	}
	if app.AutoCreateProfile && app.MaxProfiles >= 1 {
		return nil, rest.Invalid("displayName: must not be null").By("auth_oauth2.14")
	}
	return nil, nil
}
