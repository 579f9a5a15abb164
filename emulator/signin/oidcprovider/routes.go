package oidcprovider

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Routes are the routes of OIDC providers.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/auth_scheme/oidc_provider", rest.Superuser, list),
		rest.Get("/auth_scheme/oidc_provider/{providerConfigurationId}", rest.Superuser, get),
		rest.Post("/auth_scheme/oidc_provider", rest.Superuser, post, rest.Outbound),
		rest.Put("/auth_scheme/oidc_provider/{providerConfigurationId}", rest.Superuser, put, rest.Outbound),
		rest.Delete("/auth_scheme/oidc_provider/{providerConfigurationId}", rest.Superuser, remove),
	}
}

type listIn struct {
	rest.Paging
	Tags []string `query:"tags"` // without effect
}

func list(c *rest.Call, in listIn) (rest.Page[Configuration], error) {
	return rest.PageOfAll(c, in.LaxPaging, Providers, view(c))
}

func view(c *rest.Call) func(*Row) Configuration {
	return func(r *Row) Configuration { return r.View(c) }
}

type getIn struct {
	ID string `path:"providerConfigurationId"`
}

// Check trims the id.
func (in *getIn) Check() error { return rest.TrimID(&in.ID) }

func get(c *rest.Call, in getIn) (Configuration, error) {
	row, err := Find(c.Tx, in.ID)
	return rest.Show(view(c))(row, rest.Quieted(err))
}

type postIn struct {
	Body *Request `body:"late=create"`
}

func post(c *rest.Call, in postIn) (Response, error) {
	return save(c, in.Body, func(tx *sandbox.Tx) (*Row, error) { return Create(tx, in.Body) })
}

type putIn struct {
	ID   string   `path:"providerConfigurationId"`
	Body *Request `body:"late=update"`
}

func put(c *rest.Call, in putIn) (Response, error) {
	if wire.Blank(wire.Or(in.Body.ClientSecret, "")) {
		if err := c.View(func(tx *sandbox.Tx) error { _, err := Find(tx, in.ID); return err }); err != nil {
			return Response{}, rest.Quieted(err) // oidc_provider.4
		}
	}
	return save(c, in.Body, func(tx *sandbox.Tx) (*Row, error) { return Update(tx, in.ID, in.Body) })
}

// save fetches the discovery document before anything is stored
// (oidc_provider.1).
func save(c *rest.Call, req *Request, store func(tx *sandbox.Tx) (*Row, error)) (out Response, err error) {
	d, err := Discover(c, *req.DiscoveryURL)
	if err != nil {
		return out, err
	}
	out = Response{Issuer: d.Issuer, AuthorizationEndpoint: d.AuthorizationEndpoint, TokenEndpoint: d.TokenEndpoint}
	err = c.Update(func(tx *sandbox.Tx) error {
		if err := d.provide(tx, *req.Name); err != nil {
			return err
		}
		row, err := store(tx)
		if err == nil {
			out.Configuration = row.View(c)
		}
		return err
	})
	return out, err
}

func remove(c *rest.Call, in getIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.ID)
}
