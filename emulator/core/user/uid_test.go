package user_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// uids are the identities of a user, as scheme and id, without what all
// schemes begin with.
func uids(tx *sandbox.Tx, userID string) (out []string) {
	for row := range user.UIDsByUser.Each(tx, userID) {
		out = append(out, strings.TrimPrefix(row.Scheme, "dev.getelements.auth.scheme.")+" "+row.ID+" "+string(row.Status))
	}
	slices.Sort(out)
	return out
}

// user.26, user_uid.1, user_uid.3, user_uid.4, json.9
func TestOwnUIDs(t *testing.T) {
	t.Parallel()
	for phone, linked := range map[string][]string{
		"":                {user.EmailScheme, user.NameScheme},
		"+49 30 12":       {user.EmailScheme, user.NameScheme}, // normalizes to nothing
		"0171-234 56 78":  {user.PhoneScheme, user.EmailScheme, user.NameScheme},
		"+49 171 2345678": {user.PhoneScheme, user.EmailScheme, user.NameScheme},
	} {
		in(t, func(tx *sandbox.Tx) error {
			row, err := user.Create(tx, user.Creation{Name: "Ann", Email: " ANN@x ", Phone: phone})
			if err != nil {
				return err
			}
			if diff := cmp.Diff(linked, row.Linked); diff != "" {
				t.Errorf("%q: %s", phone, diff)
			}
			want := []string{"email ann@x UNVERIFIED", "name Ann UNVERIFIED"}
			if row.Phone != "" {
				want = append(want, "phone "+row.Phone+" UNVERIFIED")
			}
			if diff := cmp.Diff(want, uids(tx, row.ID)); diff != "" {
				t.Errorf("%q: %s", phone, diff)
			}
			return nil
		})
	}
}

// user.26: an identity of somebody else is skipped, and its scheme is not
// among the linked accounts.
func TestTakenUIDsAreSkipped(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		ann, err := user.Create(tx, user.Creation{Name: "ann", Email: "ann@x", Phone: "01712345678"})
		if err != nil {
			return err
		}
		name, email := "anna", "anna@x"
		if _, err := user.Update(tx, ann, &user.UpdateRequest{Name: &name, Email: &email}, rest.User); err != nil {
			return err
		}
		ben, err := user.Create(tx, user.Creation{Name: "ann", Email: "ben@x", Phone: "01712345678"}) // user.13: the name is free, its uid is not
		if err != nil {
			return err
		}
		if diff := cmp.Diff([]string{"email ben@x UNVERIFIED"}, uids(tx, ben.ID)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{user.EmailScheme}, ben.Linked); diff != "" {
			t.Error(diff)
		}
		if err := user.Link(tx, ben.ID, user.PhoneScheme, "01719999999", user.Unverified); err != nil {
			return err
		}
		linked, _ := user.Get(tx, ben.ID)
		if diff := cmp.Diff([]string{user.PhoneScheme, user.EmailScheme}, linked.Linked); diff != "" { // json.9
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"email ann@x UNVERIFIED", "name ann UNVERIFIED", "phone 01712345678 UNVERIFIED"}, uids(tx, ann.ID)); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

// user_uid.2, user_uid.3
func TestLink(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		ann, err := user.Create(tx, user.Creation{Name: "ann"})
		if err != nil {
			return err
		}
		for range 2 {
			shared := ann.Linked
			err = user.Link(tx, ann.ID, "steam", "42", user.Verified)
			if len(shared) != 2 {
				t.Error("what all users share was changed")
			}
		}
		if duplicate, ok := errors.AsType[*sandbox.DuplicateError](err); !ok {
			t.Errorf("the second time: %v, %v", duplicate, err)
		}
		if err := user.Link(tx, ann.ID, "steam", "43", user.Unverified); err != nil {
			return err
		}
		row, err := user.Get(tx, ann.ID)
		if err != nil {
			return err
		}
		if diff := cmp.Diff([]string{user.EmailScheme, "steam", user.NameScheme}, row.Linked); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

// user_uid.5, user.29, user.25: a deleted user frees all that it had. What a
// provider said of it stays.
func TestDeletionFreesUIDs(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	ann, root := s.SignUp("ann"), s.Root()
	update(t, s, func(tx *sandbox.Tx) error {
		row, err := user.Get(tx, ann.UserID)
		if err != nil {
			return err
		}
		named := *row
		named.DisplayName = "Annie"
		if err := user.Users.Put(tx, &named); err != nil {
			return err
		}
		return user.Link(tx, ann.UserID, "steam", "42", user.Verified)
	})
	s.Must(root.Secret, http.MethodDelete, "/user/"+ann.UserID, "")
	view(t, s, func(tx *sandbox.Tx) {
		if left := uids(tx, ann.UserID); len(left) != 0 {
			t.Errorf("left are %v", left)
		}
	})
	husk := s.Must(root.Secret, http.MethodGet, "/user/"+ann.UserID, "").Body // user.7
	if want := `{"id":"` + ann.UserID + `","name":null,"firstName":null,"lastName":null,"email":null,"primaryPhoneNb":null,"level":"USER","linkedAccounts":null,"displayName":"Annie","linkedAccountProfiles":null}`; husk != want {
		t.Errorf("got %s, want %s", husk, want)
	}
	if again := s.SignUp("ann"); again.UserID == ann.UserID {
		t.Error("the new user is the old one")
	}
}
