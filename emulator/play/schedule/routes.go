package schedule

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of schedules and their events, for superusers only
// (schedule.1).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/schedule", rest.Superuser, list),
		rest.Get("/schedule/{scheduleNameOrId}", rest.Superuser, get),
		rest.Post("/schedule", rest.Superuser, post),
		rest.Put("/schedule/{scheduleNameOrId}", rest.Superuser, put),
		rest.Delete("/schedule/{scheduleNameOrId}", rest.Superuser, remove),
		rest.Get("/schedule/{scheduleNameOrId}/event", rest.Superuser, listEvents),
		rest.Get("/schedule/{scheduleNameOrId}/event/{scheduleEventId}", rest.Superuser, getEvent),
		rest.Post("/schedule/{scheduleNameOrId}/event", rest.Superuser, postEvent),
		rest.Put("/schedule/{scheduleNameOrId}/event/{scheduleEventId}", rest.Superuser, putEvent),
		rest.Delete("/schedule/{scheduleNameOrId}/event/{scheduleEventId}", rest.Superuser, removeEvent),
	}
}

// listIn are the parameters of a list. Its tags have no effect (schedule.6).
type listIn struct {
	rest.Paging
	Tags   []string `query:"tags"`
	Search string   `query:"search"`
}

// stored is how the server stores schedules, for queries (query.52).
var stored = query.NewType(
	[]string{"name", "description"},
	query.OptionalText("name", func(r *Row) *string { return r.Name }),
	query.Text("displayName", func(r *Row) string { return r.DisplayName }),
	query.Text("description", func(r *Row) string { return r.Description }),
)

// list is a page of the schedules (schedule.6, schedule.7).
func list(c *rest.Call, in listIn) (rest.Page[Schedule], error) {
	if strings.TrimSpace(in.Search) == "" {
		return rest.PageOfAll(c, in.LaxPaging, byLive, (*Row).View)
	}
	named := query.Condition[Row]{Field: "name", Operator: query.Exists, Holds: func(r *Row) bool { return !r.Deleted() }}
	filter, err := rest.Search[Row]{
		Type: stored, Rows: Schedules.Len(c.Tx), Route: query.Route[Row]{Before: []query.Condition[Row]{named}},
		Fallback: func(text string) (rest.Filter[Row], error) { return entitled(c, text), nil },
	}.Filter(c, in.Search)
	if err != nil {
		return rest.Page[Schedule]{}, err
	}
	return rest.PageOf(c, in.LaxPaging, Schedules.All(c.Tx), filter, (*Row).View)
}

// entitled lets schedules through by the words of their titles, deleted ones
// too.
func entitled(c *rest.Call, text string) rest.Filter[Row] {
	words := query.NewFullText(strings.TrimSpace(text))
	return rest.Where(func(r *Row) bool {
		found := words.Matches(r.DisplayName)
		if found && r.Deleted() {
			c.Defect("schedule.7")
		}
		return found
	})
}

type nameIn struct {
	NameOrID string `path:"scheduleNameOrId"`
}

func get(c *rest.Call, in nameIn) (Schedule, error) {
	return rest.Show((*Row).View)(Find(c.Tx, in.NameOrID))
}

type postIn struct {
	Body *Request `body:"plain"`
}

func post(c *rest.Call, in postIn) (Schedule, error) {
	if err := c.Validate(in.Body); err != nil {
		return Schedule{}, err
	}
	return rest.Show((*Row).View)(Create(c.Tx, in.Body))
}

type putIn struct {
	nameIn
	Body *Request `body:"plain"`
}

func put(c *rest.Call, in putIn) (Schedule, error) {
	if err := c.Validate(in.Body); err != nil {
		return Schedule{}, err
	}
	return rest.Show((*Row).View)(Update(c.Tx, in.NameOrID, in.Body))
}

func remove(c *rest.Call, in nameIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, in.NameOrID)
}
