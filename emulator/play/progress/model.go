// Package progress is how far profiles are in missions, and how they advance
// (contract 12).
package progress

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/play/schedule"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// Progress is a progress as clients see it (12, Progress). Sequence is the
// number of completed steps; CurrentStep is null where there is none left.
type Progress struct {
	ID                string              `json:"id"`
	Profile           *profile.Profile    `json:"profile"`
	CurrentStep       *mission.Step       `json:"currentStep"`
	Remaining         int                 `json:"remaining"`
	Mission           *MissionInfo        `json:"mission"`
	RewardIssuances   []reward.Issuance   `json:"rewardIssuances"`
	Sequence          int                 `json:"sequence"`
	ManagedBySchedule bool                `json:"managedBySchedule"`
	Schedules         []schedule.Schedule `json:"schedules"`
	ScheduleEvents    []schedule.Event    `json:"scheduleEvents"`
}

// MissionInfo is the mission of a progress (12, ProgressMissionInfo).
type MissionInfo struct {
	ID              *string         `json:"id"`
	Name            *string         `json:"name"`
	DisplayName     *string         `json:"displayName"`
	Description     *string         `json:"description"`
	Steps           []*mission.Step `json:"steps"`
	FinalRepeatStep *mission.Step   `json:"finalRepeatStep"`
	Tags            []string        `json:"tags"`
	Metadata        *wire.Object    `json:"metadata"`
}

// CreateRequest begins a progress; of profile and mission only the ids count
// (12, CreateProgressRequest).
type CreateRequest struct {
	Profile *profile.Profile `json:"profile" check:"notnull"`
	Mission *MissionInfo     `json:"mission" check:"notnull"`
}

// UpdateRequest changes what remains of the current step, which is ignored
// itself; null leaves it (12, UpdateProgressRequest).
type UpdateRequest struct {
	CurrentStep *mission.Step `json:"currentStep"`
	Remaining   *int          `json:"remaining"`
}
