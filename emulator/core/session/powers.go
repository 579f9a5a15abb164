package session

import (
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Powers are the routes that the control API has of sessions.
func Powers() []rest.Route {
	return []rest.Route{
		rest.Handle(http.MethodPost, "/sessions", rest.Unprivileged, createSession, rest.Created,
			rest.Named("createSession", "A session of any user or profile, without a password.")),
	}
}

// maxLifetime is the longest life of a session that can be asked for.
const maxLifetime = 10 * 365 * 24 * time.Hour

// NewSession asks for a session of a user, of a profile (and its user), or of
// a user with one of his profiles.
type NewSession struct {
	// User is an id, a name or an email.
	User string `json:"user"`
	// Profile is the id of a profile.
	Profile string `json:"profile"`
	// Lifetime is a duration like "1h", the emulator's session timeout where
	// it is empty. Once the session is used, it lives on as any session does.
	Lifetime string `json:"lifetime"`
}

type newSessionIn struct {
	Body *NewSession `body:"check"`
}

func createSession(c *rest.Call, in newSessionIn) (Creation, error) {
	asked, lifetime := in.Body, c.Settings.SessionTimeout
	if asked.User == "" && asked.Profile == "" {
		return Creation{}, rest.InvalidData("Say whose session it is to be: {\"user\": \"<id, name or email>\"} or {\"profile\": \"<id>\"}.")
	}
	if asked.Lifetime != "" {
		var err error
		if lifetime, err = rest.Duration("lifetime", asked.Lifetime, time.Millisecond, maxLifetime); err != nil {
			return Creation{}, err
		}
	}
	var made Creation
	err := c.Update(func(tx *sandbox.Tx) error {
		owner, attached, err := asked.find(tx)
		if err != nil {
			return err
		}
		made, err = Begin(tx, owner, attached, lifetime)
		return err
	})
	return made, err
}

// find is the user and the profile that are asked for.
func (n *NewSession) find(tx *sandbox.Tx) (owner *user.Row, attached *profile.Row, err error) {
	if n.Profile != "" {
		if attached, err = profile.FindActive(tx, n.Profile); err != nil {
			return nil, nil, err
		}
	}
	if n.User == "" {
		owner, err = user.Get(tx, attached.UserID)
		return owner, attached, err
	}
	if owner, err = user.Find(tx, n.User); err != nil {
		return nil, nil, err
	}
	if attached != nil && attached.UserID != owner.ID {
		return nil, nil, rest.InvalidData("Profile %s belongs to another user than %q.", attached.ID, n.User)
	}
	return owner, attached, nil
}
