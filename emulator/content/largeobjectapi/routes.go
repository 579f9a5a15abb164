package largeobjectapi

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of large objects.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/large_object", rest.Unprivileged, list),
		rest.Get("/large_object/{largeObjectId}", rest.Unprivileged, get),
		rest.Post("/large_object", rest.Superuser, post, rest.QuietToAnonymous),
		rest.Post("/large_object/from_url", rest.Superuser, postFromURL, rest.QuietToAnonymous, rest.Outbound),
		rest.Post("/large_object_mp", rest.Superuser, postMultipart, rest.QuietToAnonymous),
		rest.Put("/large_object/{largeObjectId}", rest.User, put, rest.QuietToAnonymous),
		rest.Put("/large_object/{largeObjectId}/content", rest.User, putContents, rest.QuietToAnonymous),
		rest.Delete("/large_object/{largeObjectId}", rest.User, remove, rest.QuietToAnonymous),
		rest.Get("/object", rest.Unprivileged, downloadNothing, rest.At("/cdn"),
			rest.Named("getNoLargeObjectContents", "Fails: there is no id.")),
		rest.Get("/object/{largeObjectId}", rest.Unprivileged, download, rest.At("/cdn"), rest.Produces("application/octet-stream"),
			rest.Named("getLargeObjectContents", "The contents of a large object.")),
		rest.Get("/object/{largeObjectId}/{rest...}", rest.Unprivileged, downloadBelow, rest.At("/cdn"),
			rest.Named("getBelowLargeObject", "Fails: nothing lies below an object.")),
	}
}

type listIn struct {
	rest.LaxPaging        // large_object.33
	Search         string `query:"search"`
}

// list is the same for all callers (large_object.23).
func list(c *rest.Call, in listIn) (rest.Page[LargeObject], error) {
	view := viewExposed(c, "large_object.23")
	filter, err := largeobject.Search(in.Search)
	if err != nil {
		return rest.Page[LargeObject]{}, err
	}
	if filter == nil {
		return rest.PageOfAll(c, in.LaxPaging, largeobject.Objects, view)
	}
	return rest.PageOf(c, in.LaxPaging, largeobject.Objects.All(c.Tx), filter, view)
}

type idIn struct {
	ID string `path:"largeObjectId"`
}

// get looks at the permissions of users only (large_object.22).
func get(c *rest.Call, in idIn) (LargeObject, error) {
	if !c.Caller.Anonymous() {
		return rest.Show(view(c))(readable(c, in.ID))
	}
	return rest.Show(viewExposed(c, "large_object.22"))(largeobject.Find(c.Tx, in.ID))
}

type postIn struct {
	Body *Request `body:"late"`
}

func post(c *rest.Call, in postIn) (LargeObject, error) {
	return rest.Show(view(c))(create(c.Tx, in.Body))
}

type putIn struct {
	ID   string   `path:"largeObjectId"`
	Body *Request `body:"late"`
}

func put(c *rest.Call, in putIn) (LargeObject, error) {
	row, err := writable(c, in.ID)
	if err != nil {
		return LargeObject{}, err
	}
	changed := *row
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		c.Defect("large_object.11")
		changed.MimeType = in.Body.MimeType
		return whole(c.Tx, c.BaseURL(), &changed), nil
	}
	access, err := in.Body.permissions(c.Tx)
	if err != nil {
		return LargeObject{}, err
	}
	changed.URLStored = true // large_object.7
	return rest.Show(view(c))(largeobject.Update(c.Tx, &changed, in.Body.MimeType, access))
}

// remove removes an object. For a USER it fails where the object has no
// contents, after it has removed it (large_object.30).
func remove(c *rest.Call, in idIn) (rest.None, error) {
	if c.Caller.Level.AtLeast(rest.Superuser) {
		return rest.None{}, largeobject.Delete(c.Tx, in.ID)
	}
	row, err := deletable(c, in.ID)
	if err != nil {
		return rest.None{}, err
	}
	if err := largeobject.Delete(c.Tx, row.ID); err != nil || row.Contents != nil {
		return rest.None{}, err
	}
	c.Tx.Commit()
	return rest.None{}, rest.Unknown("Large object %q is deleted, but it had no contents to delete.", row.ID).By("large_object.30")
}

func view(c *rest.Call) func(*largeobject.Row) LargeObject {
	return func(row *largeobject.Row) LargeObject { return whole(c.Tx, c.BaseURL(), row) }
}

func viewExposed(c *rest.Call, rule string) func(*largeobject.Row) LargeObject {
	return func(row *largeobject.Row) LargeObject { return exposed(c, row, rule) }
}
