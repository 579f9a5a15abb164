package user

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of users that need neither profiles nor sessions; the
// others are in package account.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/user", rest.User, listUsers, rest.Quiet),
		rest.Get("/user/me", rest.Unprivileged, me),
		rest.Get("/user/{name}", rest.User, getUser, rest.Quiet),
		rest.Put("/user/{userId}", rest.User, putUser, rest.Quiet),
		rest.Post("/user/me/email/verify", rest.User, requestVerification),
		rest.Get("/verify", rest.Unprivileged, completeVerification, rest.Writes),
		rest.Post("/user/password/reset/request", rest.Unprivileged, requestReset),
		rest.Post("/user/password/reset/complete", rest.Unprivileged, completeReset),
		rest.Post("/user/me/link/email-password", rest.User, linkEmail),
		rest.Post("/user/me/link/username-password", rest.User, linkName),
	}
}

type listIn struct {
	rest.Paging
	Search string `query:"search"`
}

func listUsers(c *rest.Call, in listIn) (rest.Page[User], error) {
	return List(c, in.LaxPaging, in.Search)
}

func me(c *rest.Call, _ rest.None) (User, error) {
	if c.Caller.UserID == "" {
		return anonymous(), nil
	}
	return rest.Show((*Row).View)(Get(c.Tx, c.Caller.UserID))
}

type nameIn struct {
	Name string `path:"name"`
}

func getUser(c *rest.Call, in nameIn) (User, error) {
	if !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(in.Name) {
		return User{}, NotFound(in.Name) // user.5
	}
	return rest.Show((*Row).View)(Find(c.Tx, in.Name))
}

type putIn struct {
	UserID string         `path:"userId"`
	Body   *UpdateRequest `body:"check"`
}

func putUser(c *rest.Call, in putIn) (User, error) {
	super := c.Caller.Level.AtLeast(rest.Superuser)
	if !super && !c.Caller.Is(in.UserID) {
		return User{}, NotFound(in.UserID) // user.10
	}
	row, err := Get(c.Tx, in.UserID)
	if err != nil {
		return User{}, err
	}
	level := rest.User
	if super {
		level = *in.Body.Level
	}
	row, err = Update(c.Tx, row, in.Body, level)
	if err == nil && super && in.Body.Password != nil {
		row, err = SetPassword(c.Tx, row, *in.Body.Password) // user.14
	}
	return rest.Show((*Row).View)(row, err)
}

type verifyIn struct {
	Body *VerificationRequest `body:"check"`
}

func requestVerification(c *rest.Call, in verifyIn) (UID, error) {
	return RequestVerification(c, *in.Body.Email, c.BaseURL()+rest.Root+"/verify")
}

type tokenIn struct {
	Token string `query:"token"`
}

func completeVerification(c *rest.Call, in tokenIn) (UID, error) {
	return CompleteVerification(c.Tx, in.Token)
}

type resetIn struct {
	Body *ResetRequest `body:"check"`
}

func requestReset(c *rest.Call, in resetIn) (rest.None, error) {
	return rest.None{}, RequestReset(c, *in.Body.Email, c.BaseURL()+rest.Root+"/user/password/reset/complete")
}

type completeIn struct {
	Body *CompleteResetRequest `body:"check"`
}

func completeReset(c *rest.Call, in completeIn) (rest.None, error) {
	return rest.None{}, CompleteReset(c.Tx, *in.Body.Token, *in.Body.Password)
}

type linkEmailIn struct {
	Body *LinkEmailRequest `body:"plain"`
}

// Check refuses a call without a body, whoever makes it (json.8).
func (in linkEmailIn) Check() error { return given(in.Body != nil, "body") }

func linkEmail(c *rest.Call, in linkEmailIn) (User, error) {
	if err := given(in.Body.Email != nil, "email"); err != nil {
		return User{}, err
	}
	row, err := Get(c.Tx, c.Caller.UserID)
	if err != nil {
		return User{}, err
	}
	return rest.Show((*Row).View)(LinkEmail(c.Tx, row, *in.Body.Email, in.Body.Password))
}

type linkNameIn struct {
	Body *LinkNameRequest `body:"plain"`
}

// Check refuses a call without a body, whoever makes it (json.8).
func (in linkNameIn) Check() error { return given(in.Body != nil, "body") }

func linkName(c *rest.Call, in linkNameIn) (User, error) {
	if err := given(in.Body.Username != nil, "username"); err != nil {
		return User{}, err
	}
	row, err := Get(c.Tx, c.Caller.UserID)
	if err != nil {
		return User{}, err
	}
	return rest.Show((*Row).View)(LinkName(c.Tx, row, *in.Body.Username, in.Body.Password))
}
