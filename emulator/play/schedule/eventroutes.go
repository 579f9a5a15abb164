package schedule

import (
	"errors"
	"iter"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// listEventsIn are the parameters of the list. Its tags have no effect
// (event.10).
type listEventsIn struct {
	listIn
	nameIn
}

// storedEvents is how the server stores events, for queries (query.52).
var storedEvents = query.NewType(
	[]string{"begin", "end", "schedule"},
	query.Opaque[EventRow]("begin"),
	query.Opaque[EventRow]("end"),
	query.Reference("schedule", query.Target{Collection: schedules, Named: true}, func(r *EventRow) string { return r.ScheduleID }),
	query.References("missions", query.Target{Collection: missions, Named: true}, func(r *EventRow) []string { return r.MissionIDs }),
)

// errUnusable is the end of a search that the server can't use: the empty page.
var errUnusable = errors.New("the search is no query")

// listEvents is a page of the events of a schedule (event.9, event.10).
func listEvents(c *rest.Call, in listEventsIn) (rest.Page[Event], error) {
	owner, err := Find(c.Tx, in.NameOrID)
	if err != nil {
		return rest.Page[Event]{}, err
	}
	var filter rest.Filter[EventRow]
	if strings.TrimSpace(in.Search) != "" {
		filter, err = searchEvents(c, owner, in.Search)
		if errors.Is(err, errUnusable) {
			return rest.EmptyPage[Event](), nil
		}
		if err != nil {
			return rest.Page[Event]{}, err
		}
	}
	return pageOfEvents(c, in.LaxPaging, bySchedule.Each(c.Tx, owner.ID), filter)
}

// searchEvents is what a query among the events of a schedule lets through. The
// schedule, by which there is an index, makes every query usable.
func searchEvents(c *rest.Call, owner *Row, text string) (rest.Filter[EventRow], error) {
	ofSchedule := query.Condition[EventRow]{
		Field: "schedule", Operator: query.Equal, Holds: func(r *EventRow) bool { return r.ScheduleID == owner.ID },
	}
	return rest.Search[EventRow]{
		Type: storedEvents, Resolver: resolver{c.Tx}, Route: query.Route[EventRow]{After: []query.Condition[EventRow]{ofSchedule}},
		Fallback: func(string) (rest.Filter[EventRow], error) { return nil, errUnusable },
	}.Filter(c, text)
}

// pageOfEvents is a page of events. One with a mission that can't be shown
// fails.
func pageOfEvents(c *rest.Call, p rest.LaxPaging, rows iter.Seq[*EventRow], filter rest.Filter[EventRow]) (rest.Page[Event], error) {
	var failed error
	page, err := rest.PageOf(c, p, rows, filter, func(r *EventRow) Event {
		shown, err := r.View(c.Tx)
		if err != nil {
			failed = err
		}
		return shown
	})
	if err == nil {
		err = failed
	}
	return page, err
}

type eventIn struct {
	nameIn
	EventID string `path:"scheduleEventId"`
}

func getEvent(c *rest.Call, in eventIn) (Event, error) {
	return shown(c)(FindEvent(c.Tx, in.NameOrID, in.EventID))
}

type postEventIn struct {
	nameIn
	Body *CreateEventRequest `body:"plain"`
}

func postEvent(c *rest.Call, in postEventIn) (Event, error) {
	if err := c.Validate(in.Body); err != nil {
		return Event{}, err
	}
	made, err := shown(c)(CreateEvent(c.Tx, in.NameOrID, in.Body))
	if err == nil && made.Missions == nil {
		made.Missions = []mission.Mission{} // event.2
		c.Defect("event.2")
	}
	return made, err
}

type putEventIn struct {
	eventIn
	Body *UpdateEventRequest `body:"plain"`
}

func putEvent(c *rest.Call, in putEventIn) (Event, error) {
	if err := c.Validate(in.Body); err != nil {
		return Event{}, err
	}
	return shown(c)(UpdateEvent(c.Tx, in.NameOrID, in.EventID, in.Body))
}

func removeEvent(c *rest.Call, in eventIn) (rest.None, error) {
	return rest.None{}, DeleteEvent(c.Tx, in.NameOrID, in.EventID)
}

// shown is what a rule returned as clients see it.
func shown(c *rest.Call) func(*EventRow, error) (Event, error) {
	return func(row *EventRow, err error) (Event, error) {
		if err != nil {
			return Event{}, err
		}
		return row.View(c.Tx)
	}
}
