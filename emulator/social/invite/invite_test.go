package invite_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/invite"
)

// invite.3, invite.4, invite.7
func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, stored string
		asked        []string
		found        bool
	}{
		{"as stored", annPhone, []string{annPhone}, true},
		{"formatted", annPhone, []string{"+49 (0) 151-23456789"}, true},
		{"stored formatted", "+49 151 234 567 89", []string{annPhone}, true},
		{"without a region the digits count", "7774567890", []string{"777-456 7890"}, true},
		{"the digits alone are another number", annPhone, []string{"4915123456789"}, false},
		{"of a region, but no mobile number", annPhone, []string{"+49110"}, false},
		{"null is skipped", annPhone, []string{"", annPhone}, true}, // invite.1
		{"the same twice", annPhone, []string{annPhone, "+49 151 23456789"}, true},
		{"no digits", "", []string{"abc"}, false},
		{"of nobody", annPhone, []string{"+4915123456780"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			api.Update(func(tx *sandbox.Tx) error { return addUser(tx, annID, c.stored) })
			if got := found(api, c.asked...); len(got) == 1 != c.found {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// A matched user without profiles has an empty list, not null (invite.7).
func TestMatchWithoutProfiles(t *testing.T) {
	t.Parallel()
	got := newAPIOfAnn(t).Call(ann, http.MethodPost, "/invite", `{"phoneNumbers":["`+annPhone+`"]}`)
	if want := `{"matched":[{"phoneNumber":"` + annPhone + `","profileIds":[]}]}`; got.Body != want {
		t.Errorf("got %d %s, want %s", got.Status, got.Body, want)
	}
}

// invite.7
func TestDeletedUserIsNoMatch(t *testing.T) {
	t.Parallel()
	api := newAPIOfAnn(t)
	api.Update(func(tx *sandbox.Tx) error {
		row, err := user.Get(tx, annID)
		return errors.Join(err, user.Delete(tx, row))
	})
	if got := found(api, annPhone); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

// The first five users by id are found, whatever the order of the numbers
// (invite.5).
func TestFirstFiveUsers(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	var numbers, want []string
	api.Update(func(tx *sandbox.Tx) (err error) {
		for i := range 7 {
			number := fmt.Sprintf("+491512345678%d", i)
			numbers = append(numbers, number)
			err = errors.Join(err, addUser(tx, fmt.Sprintf("0a000000000000000000000%d", i), number))
		}
		return err
	})
	want = append(want, numbers[:5]...)
	slices.Reverse(numbers)
	var got []string
	for _, m := range found(api, numbers...) {
		got = append(got, m.PhoneNumber)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The first five active profiles over all applications are shown (invite.5).
func TestFirstFiveProfiles(t *testing.T) {
	t.Parallel()
	api := newAPIOfAnn(t)
	var want []string
	api.Update(func(tx *sandbox.Tx) error {
		for i := range 8 {
			app, id := fmt.Sprintf("app%d", i), fmt.Sprintf("0c000000000000000000000%d", i)
			if _, err := application.Create(tx, "", &application.Request{Name: &app}); err != nil {
				return err
			}
			row, err := profile.Create(tx, profile.Creation{ID: id, UserID: annID, Application: app})
			if err != nil {
				return err
			}
			if row.Active = i != 1; row.Active && len(want) < 5 {
				want = append(want, id)
			}
			if err := profile.Profiles.Put(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
	if diff := cmp.Diff([]invite.Match{{PhoneNumber: annPhone, ProfileIDs: want}}, found(api, annPhone)); diff != "" {
		t.Error(diff)
	}
}

// invite.2
func TestNothingIsSent(t *testing.T) {
	t.Parallel()
	api := newAPIOfAnn(t)
	if got := api.Call(ann, http.MethodPost, "/invite", `{"phoneNumbers":["`+annPhone+`"]}`); got.Status != http.StatusOK {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	api.Update(func(tx *sandbox.Tx) error {
		for sent := range outbox.Messages.All(tx) {
			t.Errorf("sent %+v", sent)
		}
		return nil
	})
}

// invite.1, invite.6
func TestRequests(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		by     rest.Caller
		query  string
		body   string
		status int
		code   string
		defect bool
	}{
		{"anonymous", rest.Caller{}, "", `{"phoneNumbers":[]}`, http.StatusForbidden, "FORBIDDEN", false},
		{"anonymous without a body", rest.Caller{}, "", `null`, http.StatusBadRequest, "INVALID_DATA", false},
		{"null list", ann, "", `{"phoneNumbers":null}`, http.StatusInternalServerError, "UNKNOWN", true},
		{"empty list", ann, "", `{"phoneNumbers":[]}`, http.StatusOK, "", false},
		{"negative paging", ann, "?offset=-1&count=-1", `{"phoneNumbers":[]}`, http.StatusOK, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPIOfAnn(t).Call(c.by, http.MethodPost, "/invite"+c.query, c.body)
			if got.Status != c.status || got.Code() != c.code || slices.Contains(got.Defects, "invite.1") != c.defect {
				t.Errorf("got %d %s %v, want %d %s", got.Status, got.Body, got.Defects, c.status, c.code)
			}
		})
	}
}
