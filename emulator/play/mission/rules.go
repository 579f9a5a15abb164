package mission

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// Create adds a mission (mission.2 to .9).
func Create(tx *sandbox.Tx, req *CreateRequest) (*Row, error) {
	if err := needsStep(req.Steps, req.FinalRepeatStep); err != nil {
		return nil, err
	}
	row := &Row{
		Name: req.Name, DisplayName: *req.DisplayName, Description: *req.Description,
		Tags: orNil(tags(req.Tags)), Metadata: kept(req.Metadata),
	}
	for _, given := range req.Steps {
		step, err := newStep(tx, given)
		if err != nil {
			return nil, err
		}
		row.Steps = append(row.Steps, step)
	}
	if req.FinalRepeatStep != nil {
		step, err := newStep(tx, req.FinalRepeatStep)
		if err != nil {
			return nil, err
		}
		row.Final = step
	}
	if _, taken := byName.First(tx, nameKey(*row.Name)); taken {
		return nil, rest.Unknown("A mission with the name %q exists.", *row.Name).By("mission.4")
	}
	row.ID = tx.NewID()
	return row, Missions.Insert(tx, row)
}

func needsStep(steps []*Step, final *Step) error {
	if len(steps) == 0 && final == nil {
		return rest.InvalidData("At least one of Steps or finalRepeatStep must be provided.")
	}
	return nil
}

// newStep is a step as a creation stores it; nil for one without a list of
// rewards, which is lost (mission.8). Empty lists and objects are not stored.
func newStep(tx *sandbox.Tx, given *Step) (*StepRow, error) {
	if given == nil {
		return nil, rest.Unknown("A step is null.").By("mission.8")
	}
	if given.Rewards == nil {
		return nil, nil
	}
	step := &StepRow{
		DisplayName: given.DisplayName, Description: given.Description, Count: given.Count, Metadata: kept(given.Metadata),
	}
	for _, r := range given.Rewards {
		if r == nil {
			continue // mission.7
		}
		good, err := rewarded(tx, r.Item)
		if err != nil {
			return nil, err
		}
		step.Rewards = append(step.Rewards, RewardRow{ItemID: good.ID, Quantity: r.Quantity, Metadata: kept(r.Metadata)})
	}
	return step, nil
}

// rewarded is the item that a reward names (mission.5, mission.7).
func rewarded(tx *sandbox.Tx, given *item.Item) (*item.Row, error) {
	switch {
	case given == nil:
		return nil, rest.Unknown("A reward has no item.").By("mission.7")
	case sandbox.IsID(given.ID):
		return item.Find(tx, given.ID)
	case given.Name == nil:
		return nil, rest.InvalidData("The item of a reward needs an id or a name.")
	}
	row, ok := item.ByName.First(tx, *given.Name)
	if !ok {
		return nil, item.NotFound(*given.Name)
	}
	return row, nil
}

// Update replaces the mission with a name (mission.14 to .17). One with
// rewards spoils it: that stays, whatever becomes of the call.
func Update(tx *sandbox.Tx, name string, req *UpdateRequest) (*Row, error) {
	if err := needsStep(req.Steps, req.FinalRepeatStep); err != nil {
		return nil, err
	}
	row, ok := byName.First(tx, nameKey(name))
	if !ok || sandbox.IsID(name) {
		err := rest.NotFound("Mission with id or name of %s does not exist", name)
		if sandbox.IsID(name) {
			return nil, err.By("mission.14")
		}
		return nil, err
	}
	changed := &Row{
		ID: row.ID, Name: row.Name, DisplayName: *req.DisplayName, Description: *req.Description,
		Tags: tags(req.Tags), Metadata: req.Metadata,
	}
	if req.Steps != nil {
		changed.Steps = []*StepRow{}
	}
	for _, given := range req.Steps {
		changed.Steps = append(changed.Steps, changed.replaced(given))
	}
	changed.Final = changed.replaced(req.FinalRepeatStep)
	if err := Missions.Put(tx, changed); err != nil || !changed.Spoilt {
		return changed, err
	}
	tx.Commit()
	return nil, changed.spoilt()
}

// replaced is a step as an update stores it: as it is sent. Its rewards spoil
// the mission.
func (r *Row) replaced(given *Step) *StepRow {
	if given == nil {
		return nil
	}
	r.Spoilt = r.Spoilt || len(given.Rewards) > 0
	step := &StepRow{DisplayName: given.DisplayName, Description: given.Description, Count: given.Count, Metadata: given.Metadata}
	if given.Rewards != nil {
		step.Rewards = []RewardRow{}
	}
	return step
}

// Delete takes a mission's name away (mission.18, mission.10). It says whether
// that was another mission than the one with the name.
func Delete(tx *sandbox.Tx, nameOrID string) (other bool, err error) {
	row, other, err := Find(tx, nameOrID)
	if err != nil {
		return false, err
	}
	if row.Spoilt {
		return other, row.spoilt()
	}
	husk := *row
	husk.Name = nil
	return other, Missions.Put(tx, &husk)
}

// tags are tags in their normal form; a null list stays null (mission.3).
func tags(given []string) []string {
	if given == nil {
		return nil
	}
	return item.Tags(given)
}

func orNil(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}

// kept is an object as a creation keeps it: not where it is empty.
func kept(o *wire.Object) *wire.Object {
	if o.Len() == 0 {
		return nil
	}
	return o
}
