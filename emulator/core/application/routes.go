package application

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of applications.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/application", rest.Superuser, list, rest.Quiet),
		rest.Get("/application/{nameOrId}", rest.Unprivileged, get),
		rest.Post("/application", rest.Superuser, post, rest.Quiet),
		rest.Put("/application/{nameOrId}", rest.Superuser, put, rest.Quiet),
		rest.Delete("/application/{nameOrId}", rest.Superuser, remove, rest.Quiet),
	}
}

type listIn struct {
	rest.Paging
	Search string `query:"search"` // without effect (application.2)
}

func list(c *rest.Call, in listIn) (rest.Page[Application], error) {
	if strings.TrimSpace(in.Search) != "" {
		c.Defect("application.2")
	}
	return rest.PageOfAll(c, in.LaxPaging, byLive, view(c))
}

func view(c *rest.Call) func(*Row) Application {
	whole := c.Caller.Level.AtLeast(rest.Superuser)
	return func(r *Row) Application { return r.View(c.BaseURL(), whole) }
}

type getIn struct {
	NameOrID string `path:"nameOrId"`
}

func get(c *rest.Call, in getIn) (Application, error) {
	return rest.Show(view(c))(FindLive(c.Tx, in.NameOrID))
}

type postIn struct {
	Body *Request `body:"check"`
}

func post(c *rest.Call, in postIn) (Application, error) {
	return rest.Show(view(c))(Create(c.Tx, "", in.Body))
}

type putIn struct {
	NameOrID string   `path:"nameOrId"`
	Body     *Request `body:"check"`
}

func put(c *rest.Call, in putIn) (Application, error) {
	if in.NameOrID != *in.Body.Name {
		c.Defect("application.12")
	}
	return rest.Show(view(c))(Update(c.Tx, in.Body))
}

func remove(c *rest.Call, in getIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.NameOrID)
}
