package bundle

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of bundles.
func Routes() []rest.Route {
	anonymous := rest.Refuse(refuse)
	return []rest.Route{
		rest.Get("/product/bundle", rest.Superuser, list, anonymous),
		rest.Get("/product/bundle/{id}", rest.Superuser, get, anonymous),
		rest.Get("/product/bundle/{applicationNameOrId}/{schema}/{productId}", rest.Superuser, getByKey, anonymous),
		rest.Post("/product/bundle", rest.Superuser, post, anonymous, rest.Created),
		rest.Put("/product/bundle/{id}", rest.Superuser, put, anonymous),
		rest.Delete("/product/bundle/{id}", rest.Superuser, remove, anonymous),
	}
}

// refuse fails for anonymous callers as the server does (product_bundle.1).
func refuse(c *rest.Call) *rest.Error {
	if !c.Caller.Anonymous() {
		return nil
	}
	return rest.ContainerError(c, "Log in first: anonymous callers can't reach product bundles.").By("product_bundle.1")
}

type idIn struct {
	ID string `path:"id"`
}

func get(c *rest.Call, in idIn) (Bundle, error) { return rest.Show((*Row).View)(Find(c.Tx, in.ID)) }

type keyIn struct {
	Application string `path:"applicationNameOrId"`
	Schema      string `path:"schema"`
	ProductID   string `path:"productId"`
}

func getByKey(c *rest.Call, in keyIn) (Bundle, error) {
	return rest.Show((*Row).View)(FindByKey(c.Tx, in.Application, in.Schema, in.ProductID))
}

type postIn struct {
	Body *Bundle `body:"late=insert"`
}

func post(c *rest.Call, in postIn) (Bundle, error) {
	return rest.Show((*Row).View)(Create(c.Tx, in.Body))
}

type putIn struct {
	ID   string  `path:"id"`
	Body *Bundle `body:"late"`
}

// Check fails without a body, at any level (bundle.13).
func (in putIn) Check() error {
	if in.Body == nil {
		return rest.Unknown("A body must be given.").By("bundle.13")
	}
	return nil
}

func put(c *rest.Call, in putIn) (Bundle, error) {
	return rest.Show((*Row).View)(Replace(c.Tx, in.ID, in.Body))
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }
