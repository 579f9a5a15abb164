package profile_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	upper, broken := "[A-Z]+", "["
	for _, c := range []struct {
		name, regex string
		creation    profile.Creation
		want        rest.Code
	}{
		{"profile.14 unknown user", "", profile.Creation{UserID: "0a00000000000000000000ff", Application: chessID}, rest.InvalidDataCode},
		{"profile.14 user by name", "", profile.Creation{UserID: "ben", Application: chessID}, rest.InvalidDataCode},
		{"profile.14 unknown application", "", profile.Creation{UserID: benID, Application: "go"}, rest.InvalidDataCode},
		{"profile.15 short name", "", profile.Creation{UserID: benID, Application: chessID, DisplayName: "X"}, rest.InvalidDataCode},
		{"profile.16 leading space", "", profile.Creation{UserID: benID, Application: chessID, DisplayName: " Queen"}, rest.InvalidDataCode},
		{"profile.16 short once trimmed", "", profile.Creation{UserID: benID, Application: chessID, DisplayName: "X "}, rest.InvalidDataCode},
		{"profile.15 application's expression", upper, profile.Creation{UserID: benID, Application: chessID, DisplayName: "Queen"}, rest.InvalidDataCode},
		{"profile.15 generated name", upper, profile.Creation{UserID: benID, Application: chessID}, rest.InvalidDataCode},
		{"profile.15 broken expression", broken, profile.Creation{UserID: benID, Application: chessID, DisplayName: "Queen"}, rest.UnknownCode},
		{"profile.17 no slot left", "", profile.Creation{UserID: annID, Application: "poker", DisplayName: "Deuce"}, rest.InvalidDataCode},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			three := 3
			changeApplication(api, application.Request{MaxProfiles: &three, DisplayNameRegex: &c.regex})
			api.Update(func(tx *sandbox.Tx) error {
				before := profile.Profiles.Len(tx)
				if _, err := profile.Create(tx, c.creation); code(err) != c.want {
					t.Errorf("got %v, want %s", err, c.want)
				}
				if now := profile.Profiles.Len(tx); now != before {
					t.Errorf("%d profiles were made", now-before)
				}
				return nil
			})
		})
	}
}

// profile.16: both texts are trimmed.
func TestCreateTrims(t *testing.T) {
	t.Parallel()
	newAPI(t).Update(func(tx *sandbox.Tx) error {
		row, err := profile.Create(tx, profile.Creation{UserID: benID, Application: "chess", DisplayName: "Queen ", ImageURL: " http://x "})
		if err == nil && (row.DisplayName != "Queen" || row.ImageURL != "http://x") {
			t.Errorf("got %q, %q", row.DisplayName, row.ImageURL)
		}
		return err
	})
}

// profile.18, profile.20: slots are never released, and the first one stays
// the primary one.
func TestSlots(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	primary := func() (id string) {
		api.Update(func(tx *sandbox.Tx) error {
			if row, ok := profile.Primary(tx, annID, chessID); ok {
				id = row.ID
			}
			return nil
		})
		return id
	}
	if got := primary(); got != rookID {
		t.Errorf("at first: %q", got)
	}
	deleteProfile(api, rookID)
	if got := primary(); got != "" {
		t.Errorf("after it was deleted: %q", got)
	}
	api.Update(func(tx *sandbox.Tx) error { return addProfile(tx, "", annID, chessID, "Third") })
	api.Update(func(tx *sandbox.Tx) error {
		if err := addProfile(tx, "", annID, chessID, "Fourth"); code(err) != rest.InvalidDataCode {
			t.Errorf("a fourth one in three slots: %v", err)
		}
		return nil
	})
}

// mock_session.7, mock_session.9
func TestUnslotted(t *testing.T) {
	t.Parallel()
	newAPI(t).Update(func(tx *sandbox.Tx) error {
		row, err := profile.CreateUnslotted(tx, benID, pokerID)
		if err != nil {
			return err
		}
		if row.ImageID != "" || row.DisplayName == "" || !row.Active {
			t.Errorf("got %+v", row)
		}
		if _, ok := profile.Primary(tx, benID, pokerID); ok {
			t.Error("it is primary")
		}
		return addProfile(tx, "", benID, pokerID, "Deuce")
	})
}

// profile.21
func TestImageObject(t *testing.T) {
	t.Parallel()
	newAPI(t).Update(func(tx *sandbox.Tx) error {
		row, err := profile.FindActive(tx, rookID)
		if err != nil {
			return err
		}
		image, ok := largeobject.Objects.Get(tx, row.ImageID)
		if !ok {
			t.Fatal("there is none")
		}
		owner := largeobject.Subjects{UserIDs: []string{annID}, ProfileIDs: []string{rookID}}
		if !image.Access.Read.Wildcard || len(image.Access.Write.UserIDs) != 1 || image.Access.Write.UserIDs[0] != owner.UserIDs[0] ||
			image.Access.Delete.Wildcard || len(image.Access.Delete.ProfileIDs) != 1 || image.Access.Delete.ProfileIDs[0] != owner.ProfileIDs[0] {
			t.Errorf("got %+v", image.Access)
		}
		if want := sandbox.FixtureID("profile image", rookID); image.ID != want {
			t.Errorf("id %s, want %s", image.ID, want)
		}
		return nil
	})
}

// A removed user leaves neither profiles nor slots nor images.
func TestRemovedWithTheUser(t *testing.T) {
	t.Parallel()
	newAPI(t).Update(func(tx *sandbox.Tx) error {
		user.Remove(tx, annID)
		for _, table := range []sandbox.AnyTable{profile.Profiles, profile.Slots, largeobject.Objects} {
			if n := table.Len(tx); n != 1 {
				t.Errorf("%s: %d are left, want ben's", table.Name(), n)
			}
		}
		return nil
	})
}

// user.29
func TestDeactivateAllOf(t *testing.T) {
	t.Parallel()
	newAPI(t).Update(func(tx *sandbox.Tx) error {
		if err := profile.DeactivateAllOf(tx, annID); err != nil {
			return err
		}
		for _, id := range []string{rookID, pawnID, aceID} {
			if _, err := profile.FindActive(tx, id); err == nil {
				t.Errorf("%s is active", id)
			}
		}
		_, err := profile.FindActive(tx, kingID)
		return err
	})
}

// auth.8, session.10: the row that a session holds shows the login before.
func TestTouchLogin(t *testing.T) {
	t.Parallel()
	newAPI(t).Update(func(tx *sandbox.Tx) error {
		before, _ := profile.FindActive(tx, rookID)
		if err := profile.TouchLogin(tx, rookID, 7); err != nil {
			return err
		}
		after, _ := profile.FindActive(tx, rookID)
		if before.LastLogin != 0 || after.LastLogin != 7 {
			t.Errorf("got %d, then %d", before.LastLogin, after.LastLogin)
		}
		return profile.TouchLogin(tx, "0c00000000000000000000ff", 7)
	})
}
