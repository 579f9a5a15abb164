package session

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Begin makes a session of a user, with a profile or without, that lasts for
// a time (session.8, session.9).
func Begin(tx *sandbox.Tx, owner *user.Row, attached *profile.Row, lifetime time.Duration) (Creation, error) {
	expires := tx.Now() + lifetime.Milliseconds()
	secret, err := Store(tx, owner, attached, tx.RandomBytes(RandomSize), expires)
	if err != nil {
		return Creation{}, err
	}
	session := Session{User: owner.View(), Expiry: expires}
	if attached != nil {
		view := profile.InSession(tx, attached)
		session.Profile, session.Application = &view, view.Application
	}
	return Creation{SessionSecret: secret.String(), Session: session}, nil
}

// Store keeps a session whose secret has the given random bytes, and returns
// the secret. Expires is in ms since the epoch.
func Store(tx *sandbox.Tx, owner *user.Row, attached *profile.Row, random []byte, expires int64) (Secret, error) {
	secret, err := NewSecret(random, owner.ID)
	if err != nil {
		return secret, err
	}
	row := &Row{ID: secret.sessionID(owner.Password), UserID: owner.ID, Expires: expires, password: stampOf(owner.Password)}
	if attached != nil {
		row.ProfileID = attached.ID
		// The server writes the expiry where it means the present (session.10).
		if err := profile.TouchLogin(tx, attached.ID, expires); err != nil {
			return secret, err
		}
	}
	return secret, Sessions.Put(tx, row)
}

// Login makes a session for a name and a password (session.1 to session.10).
func Login(c *rest.Call, req *LoginRequest) (Creation, error) {
	if !c.Caller.Anonymous() {
		return Creation{}, rest.Unknown("Session already active.").By("session.12")
	}
	owner, err := user.FindLogin(c.Tx, *req.UserID)
	if err != nil {
		return Creation{}, rest.Forbidden("There is no user %q.", *req.UserID).Because(err)
	}
	if !owner.Password.Fits(*req.Password) {
		return Creation{}, rest.Forbidden("The password of user %q is another one.", *req.UserID).Quiet()
	}
	attached, err := chooseProfile(c, owner, req)
	if err != nil {
		return Creation{}, err
	}
	if attached != nil {
		c.Defect("session.10")
	}
	return Begin(c.Tx, owner, attached, c.Settings.SessionTimeout)
}

// chooseProfile is the profile that a login asks for, or nil (session.4).
func chooseProfile(c *rest.Call, owner *user.Row, req *LoginRequest) (*profile.Row, error) {
	switch {
	case req.ProfileID != nil:
		return ownedProfile(c.Tx, owner, *req.ProfileID)
	case req.ProfileSelector != nil:
		return profile.Select(c, owner.ID, *req.ProfileSelector)
	case req.ApplicationNameOrID != nil:
		return primaryProfile(c.Tx, owner, *req.ApplicationNameOrID), nil
	default:
		return nil, nil
	}
}

// ownedProfile is an active profile of a user (session.5).
func ownedProfile(tx *sandbox.Tx, owner *user.Row, id string) (*profile.Row, error) {
	row, err := profile.FindActive(tx, id)
	if err != nil {
		return nil, err
	}
	if row.UserID != owner.ID {
		return nil, rest.Forbidden("Profile %s belongs to another user.", id)
	}
	return row, nil
}

// primaryProfile is the user's primary profile in an application, or nil
// (session.7).
func primaryProfile(tx *sandbox.Tx, owner *user.Row, nameOrID string) *profile.Row {
	app, err := application.FindLive(tx, nameOrID)
	if err != nil {
		return nil
	}
	row, _ := profile.Primary(tx, owner.ID, app.ID)
	return row
}

// End ends the session of a secret, expired or not (session.16 to
// session.18).
func End(tx *sandbox.Tx, text string) error {
	secret, err := ParseSecret(text)
	if err != nil {
		return rest.InvalidData("%s", ErrMalformedSecret)
	}
	owner, ok := user.Users.Get(tx, secret.UserID())
	if !ok {
		return rest.NotFound("The session's user is gone.")
	}
	if !Sessions.Delete(tx, secret.sessionID(owner.Password)) {
		return rest.NotFound("There is no such session.")
	}
	// A mock user that is past its time ends with its last session: storing
	// it again makes it due at once.
	return user.Users.Put(tx, owner)
}
