package account

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of users and sessions that need profiles.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Post("/user", rest.Unprivileged, postUser),
		rest.Post("/signup", rest.Unprivileged, postUser),
		rest.Post("/signup/session", rest.Unprivileged, signupSession),
		rest.Delete("/user/{name}", rest.User, deleteUser, rest.Quiet),
		rest.Put("/user/{userId}/password", rest.User, putPassword, rest.Quiet),
	}
}

type createIn struct {
	Body *CreateRequest `body:"check"`
}

func postUser(c *rest.Call, in createIn) (CreateResponse, error) {
	made, err := create(c, in.Body)
	if err != nil {
		return CreateResponse{}, err
	}
	return response(c, made), nil
}

// create refuses callers that are logged in below superuser (user.21).
func create(c *rest.Call, req *CreateRequest) (created, error) {
	if !c.Caller.Anonymous() && !c.Caller.Level.AtLeast(rest.Superuser) {
		return created{}, rest.Forbidden("A user who is logged in can't sign up.").Quiet()
	}
	return Create(c, req)
}

func response(c *rest.Call, made created) CreateResponse {
	u := made.owner.View()
	// Here, and only here, the server names those of somebody else too.
	_, linked := user.Own(made.owner)
	out := CreateResponse{
		ID: *u.ID, Name: u.Name, Email: u.Email, FirstName: u.FirstName, LastName: u.LastName, Level: u.Level,
		PrimaryPhoneNb: u.PrimaryPhoneNb, LinkedAccounts: linked, Password: made.password,
		Profiles: []profile.Profile{},
	}
	for _, p := range made.profiles {
		out.Profiles = append(out.Profiles, profile.View(c, p))
	}
	return out
}

func signupSession(c *rest.Call, in createIn) (session.Creation, error) {
	made, err := create(c, in.Body)
	if err != nil {
		return session.Creation{}, err
	}
	c.Tx.Commit()
	if in.Body.Password == nil {
		return session.Creation{}, rest.Invalid("password: must not be blank") // signup.3
	}
	login := &session.LoginRequest{UserID: &made.owner.ID, Password: in.Body.Password}
	if len(made.profiles) > 0 {
		login.ProfileID = &made.profiles[0].ID // signup.4
	}
	return session.Login(c, login)
}

type nameIn struct {
	Name string `path:"name"`
}

func deleteUser(c *rest.Call, in nameIn) (rest.None, error) {
	return rest.None{}, Delete(c, in.Name)
}

type passwordIn struct {
	UserID string           `path:"userId"`
	Body   *PasswordRequest `body:"check"`
}

func putPassword(c *rest.Call, in passwordIn) (session.Creation, error) {
	return ChangePassword(c, in.UserID, in.Body)
}
