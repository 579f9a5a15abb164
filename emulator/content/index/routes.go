package index

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of index plans (index.1).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/index/plan", rest.Superuser, list),
		rest.Post("/index/build", rest.Superuser, build),
	}
}

// list fails as soon as the page would hold a plan (index.10).
func list(c *rest.Call, in rest.Paging) (rest.Page[Plan], error) {
	show := func(r *Row) Plan { return Plan{ID: string(r.Type), State: r.State} }
	page, err := rest.PageOfAll(c, in.LaxPaging, Plans, show)
	if err != nil || len(page.Objects) == 0 {
		return page, err
	}
	return page, rest.Unknown("There are %d index plans, and the server can't show one. The clauses of a search say what is indexed: GET /_emulator/query.",
		page.Total).By("index.10")
}

type buildIn struct {
	Body *BuildRequest `body:"plain"`
}

func build(c *rest.Call, in buildIn) (rest.None, error) {
	if in.Body == nil {
		return rest.None{}, rest.Unknown("A body must be given.").By("json.8")
	}
	return rest.None{}, Build(c.Tx, in.Body)
}
