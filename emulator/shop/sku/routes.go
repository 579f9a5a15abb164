package sku

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of schemas.
func Routes() []rest.Route {
	anonymous := rest.Refuse(refuse)
	return []rest.Route{
		rest.Get("/product/sku/schema", rest.User, list, anonymous),
		rest.Get("/product/sku/schema/{id}", rest.User, get, anonymous),
		rest.Post("/product/sku/schema", rest.Superuser, post, anonymous, rest.Created),
		rest.Delete("/product/sku/schema/{id}", rest.Superuser, remove, anonymous),
	}
}

// refuse fails for anonymous callers as the server does (sku_schema.6).
func refuse(c *rest.Call) *rest.Error {
	if !c.Caller.Anonymous() {
		return nil
	}
	return rest.ContainerError(c, "Log in first: anonymous callers can't reach product SKU schemas.").By("sku_schema.6")
}

func list(c *rest.Call, in rest.LaxPaging) (rest.Page[Schema], error) {
	return rest.PageOfAll(c, in, Schemas, (*Row).View)
}

type idIn struct {
	ID string `path:"id"`
}

func get(c *rest.Call, in idIn) (Schema, error) { return rest.Show((*Row).View)(Find(c.Tx, in.ID)) }

type postIn struct {
	Body *Schema `body:"plain"`
}

func post(c *rest.Call, in postIn) (Schema, error) {
	if in.Body == nil || in.Body.Schema == nil {
		return Schema{}, rest.Unknown("A body with a schema must be given.").Quiet().By("sku_schema.2")
	}
	return rest.Show((*Row).View)(Ensure(c.Tx, *in.Body.Schema))
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }
