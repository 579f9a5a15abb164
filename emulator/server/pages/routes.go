// Package pages is what the server shows to people: a front page, Swagger UI,
// and the admin UI where its user has a build of it.
package pages

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of the pages.
func Routes() []rest.Route {
	html := rest.Produces(htmlType)
	return []rest.Route{
		rest.Get("", rest.Unprivileged, front, rest.At("/"), rest.Open, html,
			rest.Named("getFrontPage", "What this server is and where things are.")),
		rest.Get("/swagger", rest.Unprivileged, swaggerIndex, rest.At("/doc"), rest.Open, html,
			rest.Named("getSwaggerUI", "Swagger UI.")),
		rest.Get("/swagger/{file...}", rest.Unprivileged, swaggerFile, rest.At("/doc"), rest.Open, html,
			rest.Named("getSwaggerFile", "A file of Swagger UI.")),
		rest.Get("", rest.Unprivileged, adminIndex, rest.At("/admin"), rest.Open, rest.Outbound, html,
			rest.Named("getAdminUI", "The admin UI.")),
		rest.Get("/{file...}", rest.Unprivileged, adminFile, rest.At("/admin"), rest.Open, rest.Outbound, html,
			rest.Named("getAdminFile", "A file of the admin UI.")),
	}
}

const (
	htmlType = "text/html; charset=utf-8"
	jsonType = "application/json"
)
