package progress

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/play/schedule"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// View is the row as clients see it, with mission and step as they are now
// (progress.5). One whose mission is spoilt can't be shown (mission.17).
func (r *Row) View(tx *sandbox.Tx) (Progress, error) {
	p := Progress{
		ID: r.ID, Remaining: r.Remaining, Sequence: r.Sequence, ManagedBySchedule: r.Managed,
		RewardIssuances: []reward.Issuance{}, Schedules: []schedule.Schedule{}, ScheduleEvents: []schedule.Event{},
	}
	if owner, ok := profile.Profiles.Get(tx, r.ProfileID()); ok {
		view := profile.InSession(tx, owner)
		p.Profile = &view
	}
	if err := p.showMission(tx, r); err != nil {
		return Progress{}, err
	}
	for _, id := range r.IssuanceIDs {
		if row, ok := reward.Issuances.Get(tx, id); ok { // progress.21
			p.RewardIssuances = append(p.RewardIssuances, row.View(tx))
		}
	}
	return p, p.showSchedules(tx, r)
}

func (p *Progress) showMission(tx *sandbox.Tx, r *Row) error {
	row, ok := mission.Missions.Get(tx, r.MissionID())
	if !ok {
		return nil
	}
	m, err := row.View(tx)
	if err != nil {
		return err
	}
	p.Mission = &MissionInfo{
		ID: &m.ID, Name: m.Name, DisplayName: &m.DisplayName, Description: &m.Description,
		Steps: m.Steps, FinalRepeatStep: m.FinalRepeatStep, Tags: m.Tags, Metadata: m.Metadata,
	}
	p.CurrentStep = row.StepAt(r.Sequence).View(tx)
	return nil
}

// showSchedules leaves out events that are gone: on the server they make the
// progress unreadable for ever (event.11).
func (p *Progress) showSchedules(tx *sandbox.Tx, r *Row) error {
	for _, id := range r.ScheduleIDs {
		if row, ok := schedule.Schedules.Get(tx, id); ok {
			p.Schedules = append(p.Schedules, row.View())
		}
	}
	for _, id := range r.EventIDs {
		row, ok := schedule.Events.Get(tx, id)
		if !ok {
			continue
		}
		shown, err := row.View(tx)
		if err != nil {
			return err
		}
		p.ScheduleEvents = append(p.ScheduleEvents, shown)
	}
	return nil
}
