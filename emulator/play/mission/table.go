package mission

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a mission as it is stored.
type Row struct {
	ID string
	// Name may be the empty text; nil of a deleted mission.
	Name                     *string
	DisplayName, Description string
	Tags                     []string
	// Steps may hold nil, where a step was lost (mission.8).
	Steps    []*StepRow
	Final    *StepRow
	Metadata *wire.Object
	// Spoilt missions can't be shown (mission.17).
	Spoilt bool
}

// StepRow is a step as it is stored. Rewards that are nil can't be given
// (advancement.17); an empty list can.
type StepRow struct {
	DisplayName, Description *string
	Count                    int
	Rewards                  []RewardRow
	Metadata                 *wire.Object
}

// RewardRow is a reward as it is stored.
type RewardRow struct {
	ItemID   string
	Quantity int
	Metadata *wire.Object
}

// Deleted says whether the mission is deleted.
func (r *Row) Deleted() bool { return r.Name == nil }

// StepAt is the step after a number of completed ones, nil where there is none
// (progress.7).
func (r *Row) StepAt(sequence int) *StepRow {
	if sequence >= 0 && sequence < len(r.Steps) {
		return r.Steps[sequence]
	}
	return r.Final
}

// The indexes of the missions that are not deleted: by name, and, under the
// one key "live", in the order of their ids.
var (
	byName = sandbox.Unique("name", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return nameKey(*r.Name)
	})
	byLive = sandbox.Many("live", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return live
	})
)

const live = "live"

// nameKey is the key of a name, which is never empty.
func nameKey(name string) string { return "=" + name }

// Missions are all missions, deleted ones included.
var Missions = sandbox.Define("mission", func(r *Row) string { return r.ID }, sandbox.With(byName, byLive))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Missions} }
