package application_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// application.4, application.17
func TestFind(t *testing.T) {
	t.Parallel()
	const gone = "0a0000000000000000000002"
	api := newAPI(t)
	add(api, gone, "poker")
	remove(api, gone)
	api.Update(func(tx *sandbox.Tx) error {
		for _, c := range []struct {
			nameOrID   string
			find, live bool
		}{
			{id, true, true},
			{"0A0000000000000000000001", true, true},
			{"chess", true, true},
			{"Chess", false, false},
			{"poker", false, false},
			{gone, true, false},
			{"0a0000000000000000000003", false, false},
			{"", false, false},
		} {
			_, err := application.Find(tx, c.nameOrID)
			if found := err == nil; found != c.find {
				t.Errorf("Find(%q): %v", c.nameOrID, err)
			}
			_, err = application.FindLive(tx, c.nameOrID)
			if found := err == nil; found != c.live {
				t.Errorf("FindLive(%q): %v", c.nameOrID, err)
			}
		}
		return nil
	})
}

// mock_session.10
func TestAnyDeleted(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	api.Update(func(tx *sandbox.Tx) error {
		if row, ok := application.AnyDeleted(tx); ok {
			t.Errorf("before: %s", row.ID)
		}
		return nil
	})
	remove(api, id)
	api.Update(func(tx *sandbox.Tx) error {
		if row, ok := application.AnyDeleted(tx); !ok || row.ID != id {
			t.Errorf("after: %v", row)
		}
		return nil
	})
}

// application.16: only the name goes.
func TestDeletedKeepsItsFields(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	remove(api, id)
	api.Update(func(tx *sandbox.Tx) error {
		row, err := application.Find(tx, id)
		if err != nil {
			return err
		}
		nested := row.Nested()
		if nested.Name != nil || nested.MaxProfiles == nil || *nested.MaxProfiles != 1 {
			t.Errorf("got %+v", nested)
		}
		return nil
	})
}
