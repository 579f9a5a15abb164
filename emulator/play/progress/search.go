package progress

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/play/schedule"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// The collections to which progress refers.
const (
	profiles  = "profile"
	missions  = "mission"
	schedules = "schedule"
	events    = "schedule event"
	issuances = "reward issuance"
)

// stored is how the server stores progress, for queries (query.52).
var stored = query.NewType(
	[]string{"version", "profile", "mission", "missionTags", "schedules", "scheduleEvents"},
	query.Opaque[Row]("version"),
	query.Reference("profile", query.Target{Collection: profiles}, (*Row).ProfileID),
	query.Reference("mission", query.Target{Collection: missions, Named: true}, (*Row).MissionID),
	query.Texts("missionTags", func(r *Row) []string { return r.Tags }),
	query.Number("sequence", func(r *Row) float64 { return float64(r.Sequence) }),
	query.Number("remaining", func(r *Row) float64 { return float64(r.Remaining) }),
	query.Opaque[Row]("managedBySchedule"),
	query.References("schedules", query.Target{Collection: schedules, Named: true}, func(r *Row) []string { return r.ScheduleIDs }),
	query.References("scheduleEvents", query.Target{Collection: events}, func(r *Row) []string { return r.EventIDs }),
	query.References("rewardIssuances", query.Target{Collection: issuances}, func(r *Row) []string { return r.IssuanceIDs }),
)

// search is what a search lets through, for the progress of one profile where
// its id is not empty. One that the server can't use has no effect
// (progress.10).
func search(c *rest.Call, ofProfile, text string) (rest.Filter[Row], error) {
	var route query.Route[Row]
	if ofProfile != "" {
		route.After = []query.Condition[Row]{{
			Field: "profile", Operator: query.Equal, Holds: func(r *Row) bool { return r.ProfileID() == ofProfile },
		}}
	}
	return rest.Search[Row]{
		Type: stored, Resolver: resolver{c.Tx}, Route: route, Rows: Progresses.Len(c.Tx),
		Fallback: func(string) (rest.Filter[Row], error) { return nil, nil },
	}.Filter(c, text)
}

// resolver finds what progress refers to.
type resolver struct{ tx *sandbox.Tx }

// Exists says whether there is a row with an id (query.27).
func (r resolver) Exists(collection, id string) (found bool) {
	switch collection {
	case profiles:
		_, found = profile.Profiles.Get(r.tx, id)
	case missions:
		_, found = mission.Missions.Get(r.tx, id)
	case schedules:
		_, found = schedule.Schedules.Get(r.tx, id)
	case events:
		_, found = schedule.Events.Get(r.tx, id)
	case issuances:
		_, found = reward.Issuances.Get(r.tx, id)
	}
	return found
}

// ByName is the id of the row with a name (query.28).
func (r resolver) ByName(collection, name string) (string, bool) {
	switch collection {
	case missions:
		if row, err := mission.Named(r.tx, name); err == nil && *row.Name == name {
			return row.ID, true
		}
	case schedules:
		if row, err := schedule.Find(r.tx, name); err == nil && *row.Name == name {
			return row.ID, true
		}
	}
	return "", false
}

// NamesContaining are the ids of the rows whose name contains a text
// (query.29).
func (r resolver) NamesContaining(collection, text string) (ids []string) {
	switch collection {
	case missions:
		for row := range mission.Missions.All(r.tx) {
			if !row.Deleted() && strings.Contains(*row.Name, text) {
				ids = append(ids, row.ID)
			}
		}
	case schedules:
		for row := range schedule.Schedules.All(r.tx) {
			if !row.Deleted() && strings.Contains(*row.Name, text) {
				ids = append(ids, row.ID)
			}
		}
	}
	return ids
}
