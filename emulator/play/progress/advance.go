package progress

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// MaxSteps is the number of steps that one advance may complete. The server has
// no bound, and never ends where the step that is repeated needs no actions
// (advancement.15).
const MaxSteps = 10_000

// Advance performs a number of actions, 0 or more, in the mission of a progress
// (advancement.2 to .17). Each step that is completed issues its rewards.
func Advance(tx *sandbox.Tx, row *Row, actions int) (*Row, error) {
	m, ok := mission.Missions.Get(tx, row.MissionID())
	if !ok {
		return nil, mission.NotFound(row.MissionID())
	}
	if m.Spoilt {
		_, err := m.View(tx)
		return nil, err
	}
	changed := *row
	if row.Remaining-actions > 0 {
		changed.Remaining -= actions
		return &changed, Progresses.Put(tx, &changed)
	}
	step := m.StepAt(changed.Sequence)
	for completed := 0; step != nil && actions >= changed.Remaining; completed++ {
		if completed == MaxSteps {
			return nil, tooManySteps(m)
		}
		issued, err := issue(tx, &changed, step)
		if err != nil {
			return nil, err
		}
		changed.IssuanceIDs = linked(row.IssuanceIDs, issued)
		actions -= changed.Remaining
		changed.Sequence++
		if step = m.StepAt(changed.Sequence); step != nil {
			changed.Remaining = step.Count
		}
	}
	changed.Remaining = 0
	if step != nil {
		changed.Remaining = step.Count - actions
	}
	return &changed, Progresses.Put(tx, &changed)
}

func tooManySteps(m *mission.Row) error {
	return rest.Unknown("Advancing in mission %s would complete more than %d steps at once; where the final step needs no actions that never ends.", m.ID, MaxSteps).By("advancement.15")
}

// linked are the issuances of a progress when some more come. Of several steps
// only the last one's stay (advancement.13).
func linked(before, issued []string) []string {
	out := slices.Clone(before)
	for _, id := range issued {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// issue issues the rewards of the current step to the profile's user
// (advancement.9 to .12).
func issue(tx *sandbox.Tx, row *Row, step *mission.StepRow) ([]string, error) {
	if step.Rewards == nil {
		return nil, rest.Unknown("The rewards of step %d of mission %s are null, so it can't be completed; PUT the mission with \"rewards\": [].", row.Sequence, row.MissionID()).By("advancement.17")
	}
	owner, ok := profile.Profiles.Get(tx, row.ProfileID())
	if !ok {
		return nil, profile.NotFound(row.ProfileID())
	}
	metadata, err := about(tx, row, step)
	if err != nil {
		return nil, err
	}
	from := source
	var ids []string
	for _, r := range step.Rewards {
		issued, err := reward.Issue(tx, reward.Grant{
			UserID: owner.UserID, Item: r.ItemID, Quantity: r.Quantity, Type: reward.Persistent,
			Source:   &from,
			Context:  fmt.Sprintf("SERVER.%s.%s.%d.%d", source, row.ID, row.Sequence, place(step.Rewards, r)),
			Tags:     []string{fmt.Sprintf("ID.%s.%d", row.ID, row.Sequence)},
			Metadata: metadata,
		})
		if err != nil {
			return nil, err
		}
		ids = append(ids, issued.ID)
	}
	return ids, nil
}

// source is that of the issuances for missions.
const source = "MISSION_PROGRESS"

// about is the metadata of an issuance: the progress and the step.
func about(tx *sandbox.Tx, row *Row, step *mission.StepRow) (*wire.Object, error) {
	data, err := wire.Encode(step.View(tx))
	return wire.NewHashOrdered(
		wire.Member{Key: "progress", Value: row.ID},
		wire.Member{Key: "step", Value: wire.FromGo(json.RawMessage(data))},
	), err
}

// place is the place of the first reward that equals another (advancement.11).
func place(rewards []mission.RewardRow, of mission.RewardRow) int {
	return slices.IndexFunc(rewards, func(r mission.RewardRow) bool {
		return r.ItemID == of.ItemID && r.Quantity == of.Quantity && wire.Equal(r.Metadata, of.Metadata)
	})
}
