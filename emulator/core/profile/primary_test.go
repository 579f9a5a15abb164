package profile_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// profile.20: the primary profile is that of slot 0, whatever the ids.
func TestPrimaryIsOfTheFirstSlot(t *testing.T) {
	t.Parallel()
	const cidID, firstID, secondID = "0a00000000000000000000c1", "0b00000000000000000000ff", "0b00000000000000000000f0"
	api := newAPI(t)
	api.Update(func(tx *sandbox.Tx) error {
		if err := addUser(tx, cidID, "cid"); err != nil {
			return err
		}
		for _, id := range []string{firstID, secondID} {
			if err := addProfile(tx, id, cidID, chessID, "Cid"+id[22:]); err != nil {
				return err
			}
		}
		if got, ok := profile.Primary(tx, cidID, chessID); !ok || got.ID != firstID {
			t.Errorf("the primary profile is %v, want %s", got, firstID)
		}
		return nil
	})
}
