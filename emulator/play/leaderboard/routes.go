package leaderboard

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of leaderboards.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/leaderboard", rest.Unprivileged, list),
		rest.Get("/leaderboard/{nameOrId}", rest.Unprivileged, get),
		rest.Post("/leaderboard", rest.Superuser, post),
		rest.Put("/leaderboard/{nameOrId}", rest.Superuser, put),
		rest.Delete("/leaderboard/{nameOrId}", rest.Superuser, remove, rest.Refuse(refuseRemoval)),
	}
}

type listIn struct {
	rest.Paging
	Search string `query:"search"`
}

// list is a page of the leaderboards, for everybody (leaderboard.9,
// leaderboard.10).
func list(c *rest.Call, in listIn) (rest.Page[Leaderboard], error) {
	search := strings.TrimSpace(in.Search)
	if search == "" {
		return rest.PageOfAll(c, in.LaxPaging, Leaderboards, (*Row).View)
	}
	pattern, err := query.Regex(search)
	if err != nil {
		return rest.Page[Leaderboard]{}, rest.Unknown("The search %q is no regular expression: %v", search, err).By("leaderboard.9")
	}
	named := rest.MatchesAny(pattern, func(r *Row) []string { return []string{r.Name} })
	return rest.PageOf(c, in.LaxPaging, Leaderboards.All(c.Tx), named, (*Row).View)
}

type nameIn struct {
	NameOrID string `path:"nameOrId"`
}

func get(c *rest.Call, in nameIn) (Leaderboard, error) {
	return rest.Show((*Row).View)(Find(c.Tx, in.NameOrID))
}

type postIn struct {
	Body *CreateRequest `body:"check"`
}

func post(c *rest.Call, in postIn) (Leaderboard, error) {
	return rest.Show((*Row).View)(Create(c.Tx, in.Body))
}

type putIn struct {
	NameOrID string         `path:"nameOrId"`
	Body     *UpdateRequest `body:"check"`
}

// put does not look at its path (leaderboard.11).
func put(c *rest.Call, in putIn) (Leaderboard, error) {
	row, err := Update(c.Tx, in.Body)
	if err != nil {
		return Leaderboard{}, err
	}
	if in.NameOrID != row.Name && !strings.EqualFold(in.NameOrID, row.ID) {
		c.Defect("leaderboard.11")
	}
	return row.View(), nil
}

func remove(c *rest.Call, in nameIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.NameOrID)
}

// refuseRemoval is the 404 for those who may not remove a leaderboard
// (leaderboard.14).
func refuseRemoval(c *rest.Call) *rest.Error {
	return rest.NotFound("Removing a leaderboard needs level %s; the caller has %s.", rest.Superuser, c.Caller.Level).Quiet().By("leaderboard.14")
}
