package cdn

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// gitRoutes are the git repositories of applications (28, cdn/git). There is no
// git server behind them: who may use them learns that.
func gitRoutes() []rest.Route {
	at, produces := rest.At("/cdn"), rest.Produces("application/octet-stream")
	return []rest.Route{
		rest.Get("/git/{applicationNameOrId}/{file...}", rest.Unprivileged, git, rest.Open, at, produces, rest.Named("fetchGit", "The git repository of an application.")),
		rest.Post("/git/{applicationNameOrId}/{file...}", rest.Unprivileged, git, rest.Open, at, produces, rest.Named("pushGit", "The git repository of an application.")),
	}
}

// git lets superusers with a name and a password in (cdn.40).
func git(c *rest.Call, in fileIn) (rest.Response, error) {
	name, password, ok := c.Request.BasicAuth()
	if !ok {
		return rest.Response{Status: http.StatusUnauthorized, Header: http.Header{"Www-Authenticate": {"Basic"}}}, nil
	}
	caller, err := user.FindLogin(c.Tx, name)
	if err != nil || !caller.Password.Fits(password) {
		return rest.Response{Status: http.StatusForbidden}, nil
	}
	app, err := application.FindLive(c.Tx, in.Application)
	if err != nil || caller.Level != rest.Superuser {
		return notFound, nil
	}
	return rest.Response{}, rest.NotImplemented("The emulator has no git server, so the application %q has no repository. "+
		"Give a published version its files in a fixture (deployments).", app.Name)
}
