package item

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of items.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/item", rest.Unprivileged, list),
		rest.Get("/item/{identifier}", rest.Unprivileged, get),
		rest.Post("/item", rest.Superuser, post),
		rest.Put("/item/{identifier}", rest.Superuser, put),
		rest.Delete("/item/{identifier}", rest.Superuser, remove),
	}
}

type identifierIn struct {
	Identifier string `path:"identifier"`
}

func get(c *rest.Call, in identifierIn) (Item, error) {
	return rest.Show(view(c))(Find(c.Tx, in.Identifier))
}

type postIn struct {
	Body *CreateRequest `body:"check"`
}

func post(c *rest.Call, in postIn) (Item, error) { return rest.Show(view(c))(Create(c, in.Body)) }

type putIn struct {
	Identifier string         `path:"identifier"`
	Body       *UpdateRequest `body:"check"`
}

func put(c *rest.Call, in putIn) (Item, error) {
	row, err := Find(c.Tx, in.Identifier)
	if err != nil {
		return Item{}, err
	}
	return rest.Show(view(c))(Update(c, row, in.Body))
}

func remove(c *rest.Call, in identifierIn) (rest.None, error) {
	row, err := Find(c.Tx, in.Identifier)
	if err != nil {
		return rest.None{}, err
	}
	return rest.None{}, Delete(c, row)
}

func view(c *rest.Call) func(*Row) Item {
	return func(r *Row) Item { return r.View(c.Tx) }
}
