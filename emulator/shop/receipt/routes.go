package receipt

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of receipts.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/receipt", rest.User, list),
		rest.Get("/receipt/{id}", rest.User, get),
		rest.Post("/receipt", rest.Superuser, post),
		rest.Delete("/receipt/{id}", rest.Superuser, remove),
	}
}

func view(c *rest.Call) func(*Row) Receipt {
	return func(r *Row) Receipt { return r.View(c.Tx) }
}

type idIn struct {
	ID string `path:"id"`
}

func get(c *rest.Call, in idIn) (Receipt, error) { return rest.Show(view(c))(Find(c.Tx, in.ID)) }

type postIn struct {
	Body *CreateRequest `body:"plain"`
}

func post(c *rest.Call, in postIn) (Receipt, error) {
	if in.Body == nil {
		return Receipt{}, rest.Unknown("A body must be given.").By("json.8")
	}
	return rest.Show(view(c))(Create(c.Tx, in.Body))
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }
