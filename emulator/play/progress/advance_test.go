package progress_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
	"github.com/NamazuStudios/elements-emulator/emulator/play/progress"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// The ids of the world of these tests.
const (
	userID, profileID = "0a0000000000000000000001", "0c0000000000000000000001"
	itemID, missionID = "0d0000000000000000000001", "0e0000000000000000000001"
)

var now = time.UnixMilli(1_700_000_000_000)

// inWorld runs f in a world with a player and a mission.
func inWorld(t *testing.T, m mission.Row, f func(tx *sandbox.Tx)) {
	t.Helper()
	var tables []sandbox.AnyTable
	for _, of := range [][]sandbox.AnyTable{user.Tables(), profile.Tables(), item.Tables(), metadataspec.Tables(), reward.Tables(), mission.Tables(), progress.Tables()} {
		tables = append(tables, of...)
	}
	box := sandbox.New(sandbox.NewSchema(tables), "", sandbox.NewSeed("advance"), sandbox.NewClock(now).Freeze(now))
	err := box.Update(func(tx *sandbox.Tx) error {
		name := "quest"
		m.ID, m.Name = missionID, &name
		_, err := user.Create(tx, user.Creation{ID: userID, Name: "ann", Email: "ann@example.com", Level: rest.User})
		err = errors.Join(err,
			profile.Profiles.Insert(tx, &profile.Row{ID: profileID, UserID: userID, Active: true}),
			item.Items.Insert(tx, &item.Row{ID: itemID, Name: "coin", Category: item.Fungible}),
			mission.Missions.Insert(tx, &m))
		f(tx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// step is a step with rewards of these quantities.
func step(count int, quantities ...int) *mission.StepRow {
	s := &mission.StepRow{Count: count, Rewards: []mission.RewardRow{}}
	for _, q := range quantities {
		s.Rewards = append(s.Rewards, mission.RewardRow{ItemID: itemID, Quantity: q})
	}
	return s
}

func TestAdvance(t *testing.T) {
	t.Parallel()
	steps := []*mission.StepRow{step(5, 1), step(10, 2), step(15, 3)}
	for _, c := range []struct {
		name                   string
		mission                mission.Row
		remaining              int
		actions                []int
		sequence, left, issued int
		linked                 int
	}{
		{"advancement.3 less than is left", mission.Row{Steps: steps}, 5, []int{2}, 0, 3, 0, 0},
		{"advancement.5 surplus spills over", mission.Row{Steps: steps}, 5, []int{17}, 2, 13, 2, 1},
		{"advancement.6 exactly a step", mission.Row{Steps: steps}, 5, []int{5}, 1, 10, 1, 1},
		{"advancement.7 the final step repeats", mission.Row{Steps: steps[:1], Final: step(4, 1)}, 5, []int{5, 9}, 3, 3, 3, 2},
		{"advancement.8 the end", mission.Row{Steps: steps}, 5, []int{100, 100}, 3, 0, 3, 1},
		{"advancement.11 equal rewards are one", mission.Row{Steps: []*mission.StepRow{step(1, 7, 7)}}, 1, []int{1}, 1, 0, 1, 1},
		{"advancement.14 nothing is left", mission.Row{Steps: steps}, 0, []int{3}, 1, 7, 1, 1},
		{"advancement.14 less than nothing is left", mission.Row{Steps: steps}, -2, []int{3}, 1, 5, 1, 1},
		{"advancement.15 steps without actions", mission.Row{Steps: []*mission.StepRow{step(1), step(0), step(9)}}, 1, []int{1}, 2, 9, 0, 0},
		{"nothing done", mission.Row{Steps: steps}, 5, []int{0}, 0, 5, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, c.mission, func(tx *sandbox.Tx) {
				row := &progress.Row{ID: progress.ID(profileID, missionID), Remaining: c.remaining}
				for _, n := range c.actions {
					var err error
					if row, err = progress.Advance(tx, row, n); err != nil {
						t.Fatal(err)
					}
				}
				if row.Sequence != c.sequence || row.Remaining != c.left || len(row.IssuanceIDs) != c.linked {
					t.Errorf("sequence %d, %d left, %d linked; want %d, %d, %d", row.Sequence, row.Remaining, len(row.IssuanceIDs), c.sequence, c.left, c.linked)
				}
				if got := reward.Issuances.Len(tx); got != c.issued {
					t.Errorf("%d issued, want %d", got, c.issued)
				}
			})
		})
	}
}

func TestAdvanceIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, rule string
		mission    mission.Row
	}{
		{"rewards are null", "advancement.17", mission.Row{Steps: []*mission.StepRow{{Count: 1}}}},
		{"an endless loop", "advancement.15", mission.Row{Final: step(0)}},
		{"a loop that gives credit", "advancement.15", mission.Row{Final: step(-1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, c.mission, func(tx *sandbox.Tx) {
				_, err := progress.Advance(tx, &progress.Row{ID: progress.ID(profileID, missionID)}, 1)
				var known *rest.Error
				if !errors.As(err, &known) || known.Status != http.StatusInternalServerError || known.Defect != c.rule {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}

// advancement.10: what an issuance says of its origin.
func TestIssuanceSaysWhereItComesFrom(t *testing.T) {
	t.Parallel()
	inWorld(t, mission.Row{Steps: []*mission.StepRow{step(1, 7)}}, func(tx *sandbox.Tx) {
		id := progress.ID(profileID, missionID)
		if _, err := progress.Advance(tx, &progress.Row{ID: id, Remaining: 1}, 1); err != nil {
			t.Fatal(err)
		}
		row, _ := reward.Issuances.At(tx, 0)
		of, _ := row.Metadata.Get("progress")
		if row.Context != "SERVER.MISSION_PROGRESS."+id+".0.0" || row.Tags[0] != "ID."+id+".0" || row.Type != reward.Persistent ||
			*row.Source != "MISSION_PROGRESS" || of != id || row.Quantity != 7 || row.UserID() != userID {
			t.Errorf("got %+v", row)
		}
	})
}
