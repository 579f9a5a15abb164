// Package mission is missions: what players are to do, step by step, and what
// they get for it (contract 12).
package mission

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// Mission is a mission as clients see it (12, Mission). A deleted one has no
// name (mission.19).
type Mission struct {
	ID              string       `json:"id"`
	Name            *string      `json:"name"`
	DisplayName     string       `json:"displayName"`
	Description     string       `json:"description"`
	Tags            []string     `json:"tags"`
	Steps           []*Step      `json:"steps"`
	FinalRepeatStep *Step        `json:"finalRepeatStep"`
	Metadata        *wire.Object `json:"metadata"`
}

// Step is a step of a mission (12, Step). Nothing of it is checked (mission.9).
type Step struct {
	DisplayName *string `json:"displayName"`
	Description *string `json:"description"`
	// Count is the number of actions that complete the step.
	Count    int          `json:"count"`
	Rewards  []*Reward    `json:"rewards"`
	Metadata *wire.Object `json:"metadata"`
}

// Reward is what a player gets for a step (12, Reward). Of an item that a
// client sends only id and name count (mission.5, mission.6).
type Reward struct {
	Item     *item.Item   `json:"item"`
	Quantity int          `json:"quantity"`
	Metadata *wire.Object `json:"metadata"`
}

// CreateRequest makes a mission (12, CreateMissionRequest).
type CreateRequest struct {
	Name            *string      `json:"name" check:"notnull"`
	DisplayName     *string      `json:"displayName" check:"notnull"`
	Description     *string      `json:"description" check:"notnull"`
	Tags            []string     `json:"tags"`
	Steps           []*Step      `json:"steps"`
	FinalRepeatStep *Step        `json:"finalRepeatStep"`
	Metadata        *wire.Object `json:"metadata"`
}

// UpdateRequest replaces all of a mission but its name (12,
// UpdateMissionRequest).
type UpdateRequest struct {
	DisplayName     *string      `json:"displayName" check:"notnull"`
	Description     *string      `json:"description" check:"notnull"`
	Tags            []string     `json:"tags"`
	Steps           []*Step      `json:"steps"`
	FinalRepeatStep *Step        `json:"finalRepeatStep"`
	Metadata        *wire.Object `json:"metadata"`
}
