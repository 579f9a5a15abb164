package oidcscheme

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of OIDC auth schemes.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/auth_scheme/oidc", rest.Superuser, list),
		rest.Get("/auth_scheme/oidc/{oidcAuthSchemeId}", rest.Superuser, get),
		rest.Post("/auth_scheme/oidc", rest.Superuser, post),
		rest.Put("/auth_scheme/oidc/{oidcAuthSchemeId}", rest.Superuser, put),
		rest.Delete("/auth_scheme/oidc/{oidcAuthSchemeId}", rest.Superuser, remove),
	}
}

type listIn struct {
	rest.Paging
	Tags []string `query:"tags"`
}

func list(c *rest.Call, in listIn) (rest.Page[Scheme], error) {
	if len(in.Tags) > 0 {
		return rest.Page[Scheme]{}, rest.Unknown("OIDC auth schemes have no tags to list them by.").By("oidc_scheme.5")
	}
	return rest.PageOfAll(c, in.LaxPaging, Schemes, view(c))
}

type getIn struct {
	Text string `path:"oidcAuthSchemeId"`
}

// Check trims the id.
func (in *getIn) Check() error { return rest.TrimID(&in.Text) }

func get(c *rest.Call, in getIn) (Scheme, error) {
	return rest.Show(view(c))(Find(c.Tx, in.Text))
}

type postIn struct {
	Body *Request `body:"late"`
}

func post(c *rest.Call, in postIn) (Response, error) {
	return rest.Show(response(c))(Create(c.Tx, in.Body))
}

type putIn struct {
	Text string   `path:"oidcAuthSchemeId"`
	Body *Request `body:"late"`
}

func put(c *rest.Call, in putIn) (Response, error) {
	return rest.Show(response(c))(Update(c.Tx, in.Text, in.Body))
}

func remove(c *rest.Call, in getIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.Text)
}

func view(c *rest.Call) func(*Row) Scheme {
	return func(r *Row) Scheme { return r.View(c) }
}

func response(c *rest.Call) func(*Row) Response {
	return func(r *Row) Response { return Response{Scheme: r.View(c)} }
}
