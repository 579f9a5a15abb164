package multimatch

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of multi matches.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/multi_match", rest.User, list),
		rest.Get("/multi_match/{matchId}", rest.User, get),
		rest.Post("/multi_match", rest.Superuser, post, rest.QuietToUsers),
		rest.Put("/multi_match/{matchId}", rest.Superuser, put, rest.QuietToUsers),
		rest.Delete("/multi_match/{matchId}", rest.Superuser, remove, rest.QuietToUsers),
		rest.Delete("/multi_match", rest.Superuser, removeAll, rest.QuietToUsers),
	}
}

type listIn struct {
	rest.Paging
	Search string `query:"search"`
}

// list is the page of the matches that have not expired, or of those that a
// search lets through, expired or not (multi_match.13, multi_match.14).
func list(c *rest.Call, in listIn) (rest.Page[MultiMatch], error) {
	match := rest.Where(func(r *Row) bool { return r.Live(c.Tx.Now()) })
	if strings.TrimSpace(in.Search) != "" {
		var err error
		if match, err = filter(c, in.Search); err != nil {
			return rest.Page[MultiMatch]{}, err
		}
	}
	return rest.PageOf(c, in.LaxPaging, Matches.All(c.Tx), match, view(c))
}

func view(c *rest.Call) func(*Row) MultiMatch {
	return func(r *Row) MultiMatch { return r.View(c.Tx) }
}

type oneIn struct {
	ID string `path:"matchId"`
}

func get(c *rest.Call, in oneIn) (MultiMatch, error) {
	return rest.Show(view(c))(Find(c.Tx, in.ID))
}

type postIn struct {
	Body *MultiMatch `body:"check=create"`
}

func post(c *rest.Call, in postIn) (MultiMatch, error) {
	return rest.Show(view(c))(Create(c.Tx, in.Body))
}

type putIn struct {
	oneIn
	Body *MultiMatch `body:"check=update"`
}

func put(c *rest.Call, in putIn) (MultiMatch, error) {
	return rest.Show(view(c))(Update(c.Tx, in.ID, in.Body))
}

func remove(c *rest.Call, in oneIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.ID)
}

func removeAll(c *rest.Call, _ rest.None) (rest.None, error) {
	DeleteAll(c.Tx)
	return rest.None{}, nil
}
