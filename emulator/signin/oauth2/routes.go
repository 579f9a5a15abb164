package oauth2

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of logging in and linking by OAuth2.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Post("/auth/oauth2", rest.Unprivileged, login, rest.Outbound),
		rest.Post("/user/me/link/oauth2", rest.User, link, rest.Outbound),
	}
}

type loginIn struct {
	Body *SessionRequest `body:"check"`
}

func login(c *rest.Call, in loginIn) (session.Creation, error) { return Login(c, in.Body) }

type linkIn struct {
	Body *SessionRequest `body:"plain"`
}

func link(c *rest.Call, in linkIn) (session.Creation, error) {
	if in.Body == nil {
		return session.Creation{}, rest.Unknown("The request has no body.").By("json.8")
	}
	return Link(c, in.Body)
}
