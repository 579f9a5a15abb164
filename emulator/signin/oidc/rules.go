package oidc

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

// Login makes a session of the user with the identity of a token, and the
// user where there is none (auth_oidc.1 to .14). The application may be nil.
// Outbound routes only.
func Login(c *rest.Call, jwt string, applicationNameOrID *string) (session.Creation, error) {
	return use(c, jwt, applicationNameOrID, identity.owner)
}

// Link links the identity of a token to the caller (user_link.7). Outbound
// routes only.
func Link(c *rest.Call, jwt string, applicationNameOrID *string) (session.Creation, error) {
	return use(c, jwt, applicationNameOrID, func(i identity, in *rest.Call) (*user.Row, error) {
		return i.linkTo(in, in.Caller.UserID)
	})
}

// use verifies a token and makes a session of its identity's user.
func use(c *rest.Call, jwt string, app *string, userOf func(identity, *rest.Call) (*user.Row, error)) (made session.Creation, err error) {
	t, scheme, err := accept(c, jwt)
	if err != nil {
		return made, err
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		if _, ok := oidcscheme.Schemes.Get(tx, scheme.ID); !ok {
			return rest.Forbidden("The OIDC auth scheme %q was deleted meanwhile.", scheme.Name)
		}
		in := c.In(tx)
		owner, err := userOf(identityOf(scheme.Name, t), in)
		if err != nil {
			return err
		}
		tx.Commit() // the user stays even where the profile can't be made
		made, err = begin(in, owner, t, app)
		return err
	})
	return made, err
}

// begin makes a session of a user, with the profile of the application that
// was asked for or is the token's audience.
func begin(in *rest.Call, owner *user.Row, t *token.Token, app *string) (session.Creation, error) {
	attached, err := attach(in.Tx, owner, t, app)
	if err != nil {
		return session.Creation{}, err
	}
	if attached != nil {
		in.Defect("session.10")
	}
	return session.Begin(in.Tx, owner, attached, in.Settings.SessionTimeout)
}

// attach is the user's profile in an application, or nil (auth_oidc.11,
// auth_oidc.12, auth_oidc.14).
func attach(tx *sandbox.Tx, owner *user.Row, t *token.Token, asked *string) (*profile.Row, error) {
	nameOrID, _ := t.Text("aud")
	if asked != nil {
		nameOrID = *asked
	}
	app, err := application.FindLive(tx, nameOrID)
	if err != nil {
		return nil, nil //nolint:nilerr // an unknown application is no error here
	}
	if row, ok := profile.Primary(tx, owner.ID, app.ID); ok {
		return row, nil
	}
	if asked == nil {
		return profile.Refresh(tx, owner.ID, app.ID)
	}
	if !app.AutoCreateProfile || app.MaxProfiles < 1 {
		return nil, nil
	}
	row, err := profile.CreateSlotted(tx, owner.ID, app)
	if err != nil {
		return nil, err
	}
	shown := *row
	shown.Metadata = wire.NewObject() // empty metadata is shown once, but not kept
	return &shown, nil
}
