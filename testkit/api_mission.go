package testkit

import (
	"context"
	"net/http"
	"net/url"
)

// Mission is a mission as the API shows it.
type Mission struct {
	ID              string         `json:"id"`
	Name            string         `json:"name"`
	DisplayName     string         `json:"displayName"`
	Description     string         `json:"description"`
	Tags            []string       `json:"tags"`
	Steps           []*Step        `json:"steps"`
	FinalRepeatStep *Step          `json:"finalRepeatStep"`
	Metadata        map[string]any `json:"metadata"`
}

// Step is a step of a mission: Count actions complete it. A step with a null
// list of rewards is lost where a mission is made.
type Step struct {
	DisplayName string         `json:"displayName"`
	Description string         `json:"description"`
	Count       int            `json:"count"`
	Rewards     []StepReward   `json:"rewards"`
	Metadata    map[string]any `json:"metadata"`
}

// StepReward is what a player gets for a step.
type StepReward struct {
	Item     RewardItem     `json:"item"`
	Quantity int            `json:"quantity"`
	Metadata map[string]any `json:"metadata"`
}

// RewardItem is the item of a reward. One of ID and Name is enough for a new
// mission.
type RewardItem struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
}

// NewMission is a mission to make. It needs steps or a final one.
type NewMission struct {
	Name            string         `json:"name"`
	DisplayName     string         `json:"displayName"`
	Description     string         `json:"description"`
	Tags            []string       `json:"tags,omitempty"`
	Steps           []Step         `json:"steps,omitempty"`
	FinalRepeatStep *Step          `json:"finalRepeatStep,omitempty"`
	Metadata        map[string]any `json:"metadata,omitempty"`
}

// MissionUpdate replaces all of a mission but its name. With rewards the server
// spoils the mission.
type MissionUpdate struct {
	DisplayName     string         `json:"displayName"`
	Description     string         `json:"description"`
	Tags            []string       `json:"tags,omitempty"`
	Steps           []Step         `json:"steps,omitempty"`
	FinalRepeatStep *Step          `json:"finalRepeatStep,omitempty"`
	Metadata        map[string]any `json:"metadata,omitempty"`
}

// Missions is a page of the missions. Search takes the query language, or words
// of the titles.
func (a *API) Missions(ctx context.Context, l List) (p Page[Mission], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/mission"), nil, &p)
}

// Mission is a mission by id. By a name the server finds the first one of all.
func (a *API) Mission(ctx context.Context, id string) (m Mission, err error) {
	return m, a.call(ctx, http.MethodGet, below("/mission", id), nil, &m)
}

// CreateMission makes a mission.
func (a *API) CreateMission(ctx context.Context, m NewMission) (made Mission, err error) {
	return made, a.call(ctx, http.MethodPost, "/mission", m, &made)
}

// UpdateMission changes a mission by its name.
func (a *API) UpdateMission(ctx context.Context, name string, m MissionUpdate) (changed Mission, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/mission", name), m, &changed)
}

// DeleteMission deletes a mission by id.
func (a *API) DeleteMission(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below("/mission", id), nil, nil)
}

// Progress is a progress as the API shows it. Sequence is the number of
// completed steps; CurrentStep is nil where there is none left.
type Progress struct {
	ID                string           `json:"id"`
	Profile           *Profile         `json:"profile"`
	CurrentStep       *Step            `json:"currentStep"`
	Remaining         int              `json:"remaining"`
	Mission           Mission          `json:"mission"`
	RewardIssuances   []ProgressReward `json:"rewardIssuances"`
	Sequence          int              `json:"sequence"`
	ManagedBySchedule bool             `json:"managedBySchedule"`
	Schedules         []Schedule       `json:"schedules"`
	ScheduleEvents    []ScheduleEvent  `json:"scheduleEvents"`
}

// ProgressReward is what was issued for a completed step.
type ProgressReward struct {
	ID           string     `json:"id"`
	State        string     `json:"state"`
	Item         RewardItem `json:"item"`
	ItemQuantity int        `json:"itemQuantity"`
	Context      string     `json:"context"`
}

// Progresses is a page of the progress of the current profile; of all profiles
// for a superuser.
func (a *API) Progresses(ctx context.Context, l List) (p Page[Progress], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/progress"), nil, &p)
}

// ProgressesCSV is all progress as CSV, for superusers.
func (a *API) ProgressesCSV(ctx context.Context) (string, error) { return a.csv(ctx, "/progress") }

// Progress is a progress by id, for superusers.
func (a *API) Progress(ctx context.Context, id string) (p Progress, err error) {
	return p, a.call(ctx, http.MethodGet, below("/progress", id), nil, &p)
}

// StartMission begins a mission (by id) for a profile (by id), where it has not
// begun.
func (a *API) StartMission(ctx context.Context, profile, mission string) (p Progress, err error) {
	body := map[string]any{"profile": map[string]string{"id": profile}, "mission": map[string]string{"id": mission}}
	return p, a.call(ctx, http.MethodPost, "/progress", body, &p)
}

// SetRemaining says how many actions are left of the current step.
func (a *API) SetRemaining(ctx context.Context, progress string, remaining int) (p Progress, err error) {
	return p, a.call(ctx, http.MethodPut, below("/progress", progress), map[string]int{"remaining": remaining}, &p)
}

// DeleteProgress deletes a progress.
func (a *API) DeleteProgress(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below("/progress/progress", id), nil, nil)
}

// Schedule is a schedule as the API shows it.
type Schedule struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	DisplayName string `json:"displayName"`
	Description string `json:"description"`
}

// NewSchedule is a schedule to make, or what replaces one.
type NewSchedule struct {
	Name        string `json:"name"`
	DisplayName string `json:"displayName"`
	Description string `json:"description"`
}

// ScheduleEvent is an event of a schedule as the API shows it. Begin and End are
// in ms since the epoch, both inclusive; nil for always.
type ScheduleEvent struct {
	ID       string    `json:"id"`
	Begin    *int64    `json:"begin"`
	End      *int64    `json:"end"`
	Schedule *Schedule `json:"schedule"`
	Missions []Mission `json:"missions"`
}

// NewScheduleEvent is an event to make, or what replaces one.
type NewScheduleEvent struct {
	Begin    *int64   `json:"begin,omitempty"`
	End      *int64   `json:"end,omitempty"`
	Missions []string `json:"missionNamesOrIds"`
}

// Schedules is a page of the schedules.
func (a *API) Schedules(ctx context.Context, l List) (p Page[Schedule], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/schedule"), nil, &p)
}

// Schedule is a schedule by name or id.
func (a *API) Schedule(ctx context.Context, nameOrID string) (s Schedule, err error) {
	return s, a.call(ctx, http.MethodGet, below("/schedule", nameOrID), nil, &s)
}

// CreateSchedule makes a schedule.
func (a *API) CreateSchedule(ctx context.Context, s NewSchedule) (made Schedule, err error) {
	return made, a.call(ctx, http.MethodPost, "/schedule", s, &made)
}

// UpdateSchedule replaces a schedule.
func (a *API) UpdateSchedule(ctx context.Context, nameOrID string, s NewSchedule) (changed Schedule, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/schedule", nameOrID), s, &changed)
}

// DeleteSchedule deletes a schedule and its events.
func (a *API) DeleteSchedule(ctx context.Context, nameOrID string) error {
	return a.call(ctx, http.MethodDelete, below("/schedule", nameOrID), nil, nil)
}

// ScheduleEvents is a page of the events of a schedule.
func (a *API) ScheduleEvents(ctx context.Context, schedule string, l List) (p Page[ScheduleEvent], err error) {
	return p, a.call(ctx, http.MethodGet, l.at(below("/schedule", schedule)+"/event"), nil, &p)
}

// ScheduleEvent is an event of a schedule.
func (a *API) ScheduleEvent(ctx context.Context, schedule, id string) (e ScheduleEvent, err error) {
	return e, a.call(ctx, http.MethodGet, event(schedule, id), nil, &e)
}

// CreateScheduleEvent adds an event to a schedule.
func (a *API) CreateScheduleEvent(ctx context.Context, schedule string, e NewScheduleEvent) (made ScheduleEvent, err error) {
	return made, a.call(ctx, http.MethodPost, below("/schedule", schedule)+"/event", e, &made)
}

// UpdateScheduleEvent replaces an event of a schedule.
func (a *API) UpdateScheduleEvent(ctx context.Context, schedule, id string, e NewScheduleEvent) (changed ScheduleEvent, err error) {
	return changed, a.call(ctx, http.MethodPut, event(schedule, id), e, &changed)
}

// DeleteScheduleEvent removes an event of a schedule.
func (a *API) DeleteScheduleEvent(ctx context.Context, schedule, id string) error {
	return a.call(ctx, http.MethodDelete, event(schedule, id), nil, nil)
}

func event(schedule, id string) string {
	return below("/schedule", schedule) + "/event/" + url.PathEscape(id)
}

// ScheduleProgress brings the current profile's progress up to date with the
// schedule, and is a page of what is linked to it.
func (a *API) ScheduleProgress(ctx context.Context, schedule string, l List) (p Page[Progress], err error) {
	return p, a.call(ctx, http.MethodGet, l.at(below("/schedule", schedule)+"/progress"), nil, &p)
}

// AdvanceMission asks for actions in a mission.
type AdvanceMission struct {
	// Profile is the id of a profile, Mission the name or the id of a mission.
	Profile string `json:"profile"`
	Mission string `json:"mission"`
	// Amount is the number of actions.
	Amount int `json:"amount"`
	// Start begins the mission where the profile has not yet.
	Start bool `json:"start"`
}

// AdvanceMission performs actions in a mission, as code in the server does.
// What a completed step gives is issued, to be redeemed.
func (c *Controls) AdvanceMission(ctx context.Context, asked AdvanceMission) (p Progress, err error) {
	return p, c.call(ctx, http.MethodPost, "/progress/advance", asked, &p)
}

// Advance performs actions in a mission (by name or id) for a profile (by id),
// and begins it where the profile has not yet.
func (s *Server) Advance(tb TB, profile, mission string, actions int) Progress {
	tb.Helper()
	p, err := s.Emulator(tb, "advance a mission from outside").
		AdvanceMission(tb.Context(), AdvanceMission{Profile: profile, Mission: mission, Amount: actions, Start: true})
	check(tb, "advance a mission", err)
	return p
}
