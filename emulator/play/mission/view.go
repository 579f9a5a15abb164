package mission

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// View is the row as clients see it. One that an update has spoilt can't be
// shown (mission.17).
func (r *Row) View(tx *sandbox.Tx) (Mission, error) {
	if r.Spoilt {
		return Mission{}, r.spoilt()
	}
	return Mission{
		ID: r.ID, Name: r.Name, DisplayName: r.DisplayName, Description: r.Description, Tags: r.Tags,
		Steps: viewSteps(tx, r.Steps), FinalRepeatStep: r.Final.View(tx), Metadata: r.Metadata,
	}, nil
}

func (r *Row) spoilt() error {
	return rest.Unknown("An update with rewards has spoilt mission %s; PUT it without rewards to repair it.", r.ID).By("mission.17")
}

func viewSteps(tx *sandbox.Tx, rows []*StepRow) []*Step {
	if rows == nil {
		return nil
	}
	steps := make([]*Step, len(rows))
	for i, r := range rows {
		steps[i] = r.View(tx)
	}
	return steps
}

// View is the step as clients see it, with its items as they are now
// (mission.6); nil for none.
func (s *StepRow) View(tx *sandbox.Tx) *Step {
	if s == nil {
		return nil
	}
	step := &Step{DisplayName: s.DisplayName, Description: s.Description, Count: s.Count, Metadata: s.Metadata}
	if s.Rewards == nil {
		return step
	}
	step.Rewards = make([]*Reward, len(s.Rewards))
	for i, r := range s.Rewards {
		step.Rewards[i] = &Reward{Quantity: r.Quantity, Metadata: r.Metadata}
		if good, ok := item.Items.Get(tx, r.ItemID); ok {
			view := good.View(tx)
			step.Rewards[i].Item = &view
		}
	}
	return step
}
