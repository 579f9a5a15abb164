package deployment

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of element deployments (element_deployment.1).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/elements/deployment", rest.Superuser, list),
		rest.Get("/elements/deployment/{deploymentId}", rest.Superuser, get),
		rest.Post("/elements/deployment", rest.Superuser, post),
		rest.Put("/elements/deployment/{deploymentId}", rest.Superuser, put),
		rest.Delete("/elements/deployment/{deploymentId}", rest.Superuser, remove),
	}
}

type listIn struct {
	rest.LaxPaging
	Search string `query:"search"`
}

func list(c *rest.Call, in listIn) (rest.Page[Deployment], error) {
	filter, err := filter(c, in.Search)
	if err != nil {
		return rest.Page[Deployment]{}, err
	}
	return rest.PageOf(c, in.LaxPaging, Deployments.All(c.Tx), filter, view(c))
}

type idIn struct {
	ID string `path:"deploymentId"`
}

func get(c *rest.Call, in idIn) (Deployment, error) { return rest.Show(view(c))(Find(c.Tx, in.ID)) }

type postIn struct {
	Body *CreateRequest `body:"late"`
}

func post(c *rest.Call, in postIn) (Deployment, error) {
	return rest.Show(view(c))(Create(c.Tx, in.Body))
}

type putIn struct {
	ID   string         `path:"deploymentId"`
	Body *UpdateRequest `body:"late"`
}

func put(c *rest.Call, in putIn) (Deployment, error) {
	return rest.Show(view(c))(Update(c.Tx, in.ID, in.Body))
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }

func view(c *rest.Call) func(*Row) Deployment {
	return func(r *Row) Deployment { return r.View(c.Tx) }
}
