package inventory

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of the stacks: the simple view, which makes stacks in
// slot 0 only, and the advanced one.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/inventory/simple", rest.User, listSimple),
		rest.Get("/inventory/simple/{inventoryItemId}", rest.User, get),
		rest.Post("/inventory/simple", rest.Superuser, postSimple),
		rest.Put("/inventory/simple/{inventoryItemId}", rest.Superuser, put),
		rest.Patch("/inventory/simple/{inventoryItemId}", rest.Superuser, patchSimple),
		rest.Delete("/inventory/simple/{inventoryItemId}", rest.Superuser, remove),

		rest.Get("/inventory/advanced", rest.User, listAdvanced),
		rest.Get("/inventory/advanced/{inventoryItemId}", rest.User, get),
		rest.Post("/inventory/advanced", rest.Superuser, postAdvanced),
		rest.Put("/inventory/advanced/{inventoryItemId}", rest.Superuser, put),
		rest.Patch("/inventory/advanced/{inventoryItemId}", rest.Superuser, patchAdvanced),
		rest.Delete("/inventory/advanced/{inventoryItemId}", rest.Superuser, remove),
	}
}

func view(c *rest.Call) func(*Row) Item {
	return func(r *Row) Item { return r.View(c.Tx) }
}

type idIn struct {
	ID string `path:"inventoryItemId"`
}

// get shows any stack to anybody who is logged in (inventory.16).
func get(c *rest.Call, in idIn) (Item, error) { return rest.Show(view(c))(Find(c.Tx, in.ID)) }

type simpleIn struct {
	Body *SimpleRequest `body:"check"`
}

func postSimple(c *rest.Call, in simpleIn) (Item, error) {
	return rest.Show(view(c))(Create(c, Creation{UserID: *in.Body.UserID, Item: *in.Body.ItemID, Quantity: in.Body.Quantity}))
}

type advancedIn struct {
	Body *AdvancedRequest `body:"check"`
}

func postAdvanced(c *rest.Call, in advancedIn) (Item, error) {
	return rest.Show(view(c))(Create(c, Creation{
		UserID: *in.Body.UserID, Item: *in.Body.ItemID, Quantity: in.Body.Quantity, Priority: in.Body.Priority,
	}))
}

type putIn struct {
	idIn
	Body *UpdateRequest `body:"check"`
}

func put(c *rest.Call, in putIn) (Item, error) {
	return rest.Show(view(c))(Set(c, in.ID, in.Body.Quantity))
}

type patchSimpleIn struct {
	idIn
	Body *SimpleAdjustment `body:"check"`
}

func patchSimple(c *rest.Call, in patchSimpleIn) (Item, error) {
	return rest.Show(view(c))(Adjust(c, in.ID, in.Body.QuantityDelta))
}

type patchAdvancedIn struct {
	idIn
	Body *AdvancedAdjustment `body:"check"`
}

func patchAdvanced(c *rest.Call, in patchAdvancedIn) (Item, error) {
	return rest.Show(view(c))(Adjust(c, in.ID, in.Body.QuantityDelta))
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c, in.ID) }
