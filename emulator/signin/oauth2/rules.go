package oauth2

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/name"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

// identity is who a client proved to be: an external id under a scheme.
type identity struct{ scheme, id string }

// Login makes a session of the user with the identity that a client proves,
// and the user where there is none (auth_oauth2.1 to .15). Outbound routes
// only.
func Login(c *rest.Call, req *SessionRequest) (session.Creation, error) {
	if len(req.RequestHeaders) == 0 && len(req.RequestParameters) == 0 {
		return session.Creation{}, rest.InvalidData("There is nothing to validate: give requestParameters.")
	}
	return prove(c, req, func(in *rest.Call, who identity) (*user.Row, error) { return who.owner(in) })
}

// Link links the identity that a client proves to the caller (user_link.6).
// Outbound routes only.
func Link(c *rest.Call, req *SessionRequest) (session.Creation, error) {
	return prove(c, req, func(in *rest.Call, who identity) (*user.Row, error) { return who.linkTo(in.Tx, in.Caller.UserID) })
}

// prove asks the scheme's server about what a client sent and makes a session
// of the identity's user.
func prove(c *rest.Call, req *SessionRequest, userOf func(in *rest.Call, who identity) (*user.Row, error)) (made session.Creation, err error) {
	scheme, err := schemeOf(c, req)
	if err != nil {
		return made, err
	}
	who, err := ask(c, scheme, req)
	if err != nil {
		return made, err
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		if _, err := oauth2scheme.Find(tx, scheme.ID); err != nil {
			return err // it was deleted while the other server was asked
		}
		in := c.In(tx)
		owner, err := userOf(in, who)
		if err != nil {
			return err
		}
		tx.Commit() // the user stays even where the profile can't be attached
		made, err = begin(in, owner, req)
		return err
	})
	return made, err
}

func schemeOf(c *rest.Call, req *SessionRequest) (scheme *oauth2scheme.Row, err error) {
	err = c.View(func(tx *sandbox.Tx) error {
		scheme, err = oauth2scheme.Find(tx, wire.Or(req.SchemeID, ""))
		return err
	})
	return scheme, err
}

// ask asks the scheme's server who a client is.
func ask(c *rest.Call, scheme *oauth2scheme.Row, req *SessionRequest) (who identity, err error) {
	sent, err := clientValues(req)
	if err != nil {
		return who, err
	}
	id, err := sent.userID(scheme)
	if err != nil {
		return who, err
	}
	if nullKey(scheme) {
		return who, rest.Unknown("The scheme %q has a value without a key.", scheme.Name).By("auth_oauth2.4")
	}
	said, err := call(c, scheme, sent)
	if err != nil {
		return who, err
	}
	if err := said.check(scheme); err != nil {
		return who, err
	}
	if id == "" {
		if id, err = said.userID(scheme); err != nil {
			return who, err
		}
	}
	if strings.TrimSpace(id) == "" {
		return who, rest.InvalidData("The external id is blank.")
	}
	return identity{scheme: scheme.Name, id: id}, nil
}

func call(c *rest.Call, scheme *oauth2scheme.Row, sent values) (answer, error) {
	r, err := newRequest(c, scheme, sent)
	if err != nil {
		return answer{}, rest.Unknown("The validation request of scheme %q can't be made: %v.", scheme.Name, err)
	}
	said, err := outgoing.Do(c.Outgoing(), r)
	if err != nil {
		return answer{}, rest.Unknown("The validation request of scheme %q failed: %v.", scheme.Name, err)
	}
	return read(said)
}

// owner is the user with the identity, made where there is none
// (auth_oauth2.8). A new one is returned as it was before it was linked.
func (i identity) owner(in *rest.Call) (*user.Row, error) {
	if uid, ok := user.FindUID(in.Tx, i.scheme, i.id); ok {
		return user.Get(in.Tx, uid.UserID)
	}
	called := name.Qualified(in.Tx)
	owner, err := user.Create(in.Tx, user.Creation{
		Name: called, Email: called + "@anonymous.invalid", Level: rest.User,
		Password: user.RandomPassword(in.Tx, in.Settings.GeneratedPasswordLength),
	})
	if err != nil {
		return nil, err
	}
	return owner, user.Link(in.Tx, owner.ID, i.scheme, i.id, user.Unverified) // user_uid.4
}

// linkTo links the identity to a user, who is returned as he was before.
func (i identity) linkTo(tx *sandbox.Tx, userID string) (*user.Row, error) {
	owner, err := user.Get(tx, userID)
	if err != nil {
		return nil, err
	}
	if uid, ok := user.FindUID(tx, i.scheme, i.id); ok {
		if uid.UserID != userID {
			return nil, rest.Forbidden("The identity %q of scheme %q is linked to another user.", i.id, i.scheme)
		}
		return owner, nil
	}
	return owner, user.Link(tx, userID, i.scheme, i.id, user.Unverified) // user_uid.4
}
