package oauth2scheme

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of OAuth2 auth schemes.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/auth_scheme/oauth2", rest.Superuser, list),
		rest.Get("/auth_scheme/oauth2/{oAuth2AuthSchemeId}", rest.Superuser, get),
		rest.Post("/auth_scheme/oauth2", rest.Superuser, post),
		rest.Put("/auth_scheme/oauth2/{oAuth2AuthSchemeId}", rest.Superuser, put),
		rest.Delete("/auth_scheme/oauth2/{oAuth2AuthSchemeId}", rest.Superuser, remove),
	}
}

type listIn struct {
	rest.Paging
	Tags []string `query:"tags"`
}

func list(c *rest.Call, in listIn) (rest.Page[Scheme], error) {
	if len(in.Tags) > 0 {
		return rest.Page[Scheme]{}, rest.Unknown("OAuth2 auth schemes have no tags to list them by.").By("oauth2_scheme.6")
	}
	return rest.PageOfAll(c, in.LaxPaging, Schemes, view(c))
}

type getIn struct {
	NameOrID string `path:"oAuth2AuthSchemeId"`
}

// Check trims the id.
func (in *getIn) Check() error { return rest.TrimID(&in.NameOrID) }

func get(c *rest.Call, in getIn) (Scheme, error) {
	return rest.Show(view(c))(Find(c.Tx, in.NameOrID))
}

type postIn struct {
	Body *Request `body:"late"`
}

func post(c *rest.Call, in postIn) (Response, error) {
	return rest.Show(response(c))(Create(c.Tx, "", in.Body))
}

type putIn struct {
	NameOrID string   `path:"oAuth2AuthSchemeId"`
	Body     *Request `body:"late"`
}

func put(c *rest.Call, in putIn) (Response, error) {
	return rest.Show(response(c))(Update(c.Tx, in.NameOrID, in.Body))
}

func remove(c *rest.Call, in getIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.NameOrID)
}

func view(c *rest.Call) func(*Row) Scheme {
	return func(r *Row) Scheme { return r.View(c) }
}

func response(c *rest.Call) func(*Row) Response {
	return func(r *Row) Response { return Response{Scheme: r.View(c)} }
}
