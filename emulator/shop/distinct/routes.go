package distinct

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of distinct items.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/inventory/distinct", rest.User, list),
		rest.Get("/inventory/distinct/{inventoryItemId}", rest.User, get),
		rest.Post("/inventory/distinct", rest.Superuser, post, rest.QuietToUsers),
		rest.Put("/inventory/distinct/{distinctInventoryItemId}", rest.Superuser, put, rest.QuietToUsers),
		rest.Delete("/inventory/distinct/{distinctInventoryItemId}", rest.Superuser, remove, rest.QuietToUsers),
	}
}

func view(c *rest.Call) func(*Row) Item {
	return func(r *Row) Item { return r.View(c) }
}

type getIn struct {
	ID string `path:"inventoryItemId"`
}

func get(c *rest.Call, in getIn) (Item, error) { return rest.Show(view(c))(Visible(c, in.ID)) }

type postIn struct {
	Body *CreateRequest `body:"check"`
}

func post(c *rest.Call, in postIn) (Item, error) { return rest.Show(view(c))(Create(c, in.Body)) }

type idIn struct {
	ID string `path:"distinctInventoryItemId"`
}

type putIn struct {
	idIn
	Body *UpdateRequest `body:"check"`
}

func put(c *rest.Call, in putIn) (Item, error) { return rest.Show(view(c))(Update(c, in.ID, in.Body)) }

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c, in.ID) }
