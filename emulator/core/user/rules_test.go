package user_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func code(err error) rest.Code {
	if e, ok := errors.AsType[*rest.Error](err); ok {
		return e.Code
	}
	return ""
}

// session.1, user.4: a login finds an address in any case, a path does not.
func TestFind(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		ann, err := user.Create(tx, user.Creation{Name: "Ann", Email: "Ann@X"})
		if err != nil {
			return err
		}
		for _, c := range []struct {
			text         string
			find, logsIn bool
		}{
			{"Ann", true, true},
			{" Ann\n", true, true},
			{"ann", false, false},
			{"ann@x", true, true},
			{"ANN@x", false, true},
			{ann.ID, true, true},
			{strings.ToUpper(ann.ID), true, true},
			{" " + ann.ID, false, true}, // not an id, and no name
			{"\u00a0Ann", false, false}, // Java trims no such space
			{unknownID, false, false},
			{"ann@x ann", false, false},
			{"", false, false},
		} {
			found, _ := user.Find(tx, c.text)
			login, _ := user.FindLogin(tx, c.text)
			if (found != nil) != c.find || (login != nil) != c.logsIn {
				t.Errorf("%q: found %v, logs in %v", c.text, found != nil, login != nil)
			}
		}
		if _, err := user.Find(tx, " "); code(err) != rest.InvalidDataCode { // user.4
			t.Errorf("a blank name: %v", err)
		}
		return nil
	})
}

// A name of 24 hex digits is found by nobody: it is taken for an id (user.4).
func TestFindTakesHexForAnID(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		if _, err := user.Create(tx, user.Creation{Name: unknownID}); err != nil {
			return err
		}
		if found, err := user.FindLogin(tx, unknownID); err == nil {
			t.Errorf("found %v", found)
		}
		return nil
	})
}

// Where one user's name is another's address, the older one is found
// (user.13 lets that be).
func TestFindPrefersTheLowestID(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		named, err := user.Create(tx, user.Creation{Name: "a@x", Email: "b@x"})
		if err != nil {
			return err
		}
		mailed, err := user.Create(tx, user.Creation{Name: "c", Email: "c@x"})
		if err != nil {
			return err
		}
		name, email := "c", "a@x"
		if _, err := user.Update(tx, mailed, &user.UpdateRequest{Name: &name, Email: &email}, rest.User); err != nil {
			return err
		}
		if found, err := user.Find(tx, "a@x"); err != nil || found.ID != named.ID {
			t.Errorf("found %v, %v, want %s", found, err, named.ID)
		}
		return nil
	})
}

// user.23, patterns.3
func TestCreateGenerates(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		name, email := `[A-Z][a-z]+[A-Z][a-z]+\d{9}`, `[a-z]+\d{9}@anonymous\.invalid`
		for _, c := range []struct{ given, name, email string }{
			{"", name, email}, {"ann", "ann", email},
		} {
			row, err := user.Create(tx, user.Creation{Name: c.given})
			if err != nil {
				return err
			}
			if !regexp.MustCompile("^"+c.name+"$").MatchString(row.Name) || !regexp.MustCompile("^"+c.email+"$").MatchString(row.Email) {
				t.Errorf("%q: got %s, %s", c.given, row.Name, row.Email)
			}
			if strings.EqualFold(row.Name, strings.TrimSuffix(row.Email, "@anonymous.invalid")) {
				t.Errorf("%q: name and email are of one draw", c.given)
			}
		}
		return nil
	})
}

// user.25: names are compared exactly, addresses in lower case.
func TestCreateRefusesDuplicates(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		if _, err := user.Create(tx, user.Creation{Name: "Ann", Email: "ann@x"}); err != nil {
			return err
		}
		for _, c := range []struct {
			name, email string
			want        rest.Code
		}{
			{"Ann", "new@x", rest.DuplicateCode},
			{"new", "ANN@x", rest.DuplicateCode},
			{"new", " ann@x ", rest.DuplicateCode},
			{"ann", "other@x", ""},
		} {
			if _, err := user.Create(tx, user.Creation{Name: c.name, Email: c.email}); code(err) != c.want {
				t.Errorf("%+v: %v", c, err)
			}
		}
		return nil
	})
}

// user.12
func TestUpdate(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		ann, err := user.Create(tx, user.Creation{Name: "ann", Email: "ann@x", Phone: "01712345678", FirstName: "Ann", LastName: "Lee", Password: "pw"})
		if err != nil {
			return err
		}
		name, email, nothing, last := "anna", " ANNA@x ", "+49 30 12", "Lee Roy"
		got, err := user.Update(tx, ann, &user.UpdateRequest{Name: &name, Email: &email, PrimaryPhoneNb: &nothing, LastName: &last}, rest.Superuser)
		if err != nil {
			return err
		}
		want := *ann
		want.Name, want.Email, want.LastName, want.Level = "anna", "anna@x", "Lee Roy", rest.Superuser
		if got.Name != want.Name || got.Email != want.Email || got.LastName != want.LastName || got.Level != want.Level ||
			got.Phone != want.Phone || got.FirstName != want.FirstName || got.Password != want.Password {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if ann.Name != "ann" {
			t.Error("the old row was changed in place")
		}
		return nil
	})
}

// Restore takes names and addresses that others have (user.13).
func TestRestoreIsNoCreation(t *testing.T) {
	t.Parallel()
	in(t, func(tx *sandbox.Tx) error {
		ann, err := user.Create(tx, user.Creation{Name: "ann"})
		if err != nil {
			return err
		}
		twin := *ann
		twin.ID = unknownID
		uids, _ := user.Own(&twin)
		if err := user.Restore(tx, &twin, uids); err != nil {
			t.Errorf("a twin: %v", err)
		}
		if err := user.Restore(tx, &twin, nil); err == nil {
			t.Error("one id is taken twice")
		}
		return nil
	})
}
