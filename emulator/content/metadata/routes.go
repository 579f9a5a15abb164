package metadata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Routes are the routes of metadata.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/metadata", rest.Unprivileged, list),
		rest.Get("/metadata/{id}", rest.Unprivileged, get),
		rest.Post("/metadata", rest.Superuser, post, rest.Quiet),
		rest.Put("/metadata/{id}", rest.Superuser, put, rest.Quiet),
		rest.Delete("/metadata/{id}", rest.Superuser, remove, rest.Quiet),
	}
}

type listIn struct {
	rest.LaxPaging        // metadata.17
	Search         string `query:"search"`
}

// list is the page of what the caller may read. It fails where the page holds
// an object that can't be read (metadata.2, metadata.11, metadata.16).
func list(c *rest.Call, in listIn) (rest.Page[Metadata], error) {
	filter, err := searched(in.Search)
	if err != nil {
		return rest.Page[Metadata]{}, err
	}
	var broken error
	show := func(r *Row) Metadata {
		m, err := r.View(c.Tx)
		if err != nil {
			broken = err
		}
		return m
	}
	page, err := pageOf(c, in, filter, show)
	if err == nil {
		err = broken
	}
	return page, err
}

func pageOf(c *rest.Call, in listIn, filter rest.Filter[Row], show func(*Row) Metadata) (rest.Page[Metadata], error) {
	rows := Readable(c.Caller.Level)
	if filter == nil {
		return rest.PageOfAll(c, in.LaxPaging, rows, show)
	}
	return rest.PageOf(c, in.LaxPaging, rows.All(c.Tx), filter, show)
}

// searched is what a search lets through: all where it is blank, else what the
// untrimmed expression is found in (metadata.14, metadata.15).
func searched(search string) (rest.Filter[Row], error) {
	if wire.Trim(search) == "" {
		return nil, nil
	}
	pattern, err := query.Regex(search)
	if err != nil {
		return nil, rest.Unknown("The search %q is no regular expression: %v", search, err).By("metadata.15")
	}
	return rest.MatchesAny(pattern, func(r *Row) []string { return []string{r.Name, string(r.Level)} }), nil
}

type idIn struct {
	ID string `path:"id"`
}

func get(c *rest.Call, in idIn) (Metadata, error) {
	row, err := Find(c.Tx, in.ID, c.Caller.Level)
	if err != nil {
		return Metadata{}, err
	}
	return row.View(c.Tx)
}

type postIn struct {
	Body *Request `body:"check"`
}

// post answers with the spec as it was sent (metadata.12).
func post(c *rest.Call, in postIn) (Metadata, error) {
	b := in.Body
	row, err := Create(c.Tx, Values{b.Name, b.Metadata, b.MetadataSpec, b.AccessLevel})
	if err != nil {
		return Metadata{}, err
	}
	if _, err := row.View(c.Tx); err != nil {
		c.Defect("metadata.11")
	}
	return Metadata{ID: row.ID, Name: row.Name, Metadata: row.Metadata, MetadataSpec: b.MetadataSpec, AccessLevel: row.Level}, nil
}

type putIn struct {
	ID   string         `path:"id"`
	Body *UpdateRequest `body:"check"`
}

// put fails where the spec was never there, after it has stored it
// (metadata.11).
func put(c *rest.Call, in putIn) (Metadata, error) {
	b := in.Body
	row, err := Update(c.Tx, in.ID, Values{b.Name, b.Metadata, b.MetadataSpec, b.AccessLevel})
	if err != nil {
		return Metadata{}, err
	}
	c.Tx.Commit()
	return row.View(c.Tx)
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }
