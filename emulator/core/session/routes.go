package session

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of sessions.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Post("/session", rest.Unprivileged, login),
		rest.Delete("/session/{sessionSecret}", rest.Unprivileged, logout),
		rest.Post("/mock_session", rest.Superuser, mock),
	}
}

type loginIn struct {
	Body *LoginRequest `body:"check"`
}

func login(c *rest.Call, in loginIn) (Creation, error) { return Login(c, in.Body) }

type logoutIn struct {
	Secret string `path:"sessionSecret"`
}

func logout(c *rest.Call, in logoutIn) (rest.None, error) {
	return rest.None{}, End(c.Tx, in.Secret)
}

type mockIn struct {
	Body *MockRequest `body:"check"`
}

func mock(c *rest.Call, in mockIn) (MockCreation, error) { return Mock(c, in.Body) }
