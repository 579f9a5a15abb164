package distinct_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/index"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/distinct"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// The ids of the world that newAPI makes.
const (
	annID, benID, rootID = "0a0000000000000000000001", "0a0000000000000000000002", "0a0000000000000000000009"
	rookID, kingID       = "0c0000000000000000000001", "0c0000000000000000000002" // ann's and ben's
	goneID               = "0c0000000000000000000003"                             // ann's, deleted
	swordID              = "0b0000000000000000000001"
)

var (
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	ben   = rest.Caller{Level: rest.User, UserID: benID}
	super = rest.Caller{Level: rest.Superuser, UserID: rootID}
)

// newAPI is an API with users, profiles and the items sword, crown (public) and
// coin (fungible).
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, distinct.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(),
		metadataspec.Tables(), item.Tables(), ledger.Tables(), index.Tables(), distinct.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		chess, profiles := "chess", 3
		_, err := application.Create(tx, "", &application.Request{Name: &chess, MaxProfiles: &profiles})
		return errors.Join(err, addUser(tx, annID, "ann"), addUser(tx, benID, "ben"), addUser(tx, rootID, "root"),
			addProfile(tx, rookID, annID), addProfile(tx, kingID, benID), addProfile(tx, goneID, annID),
			item.Items.Insert(tx, &item.Row{ID: swordID, Name: "sword", Category: item.Distinct, Tags: []string{}}),
			item.Items.Insert(tx, &item.Row{ID: "0b0000000000000000000002", Name: "crown", Category: item.Distinct, Tags: []string{}, PublicVisible: true}),
			item.Items.Insert(tx, &item.Row{ID: "0b0000000000000000000003", Name: "coin", Category: item.Fungible, Tags: []string{}}))
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

func addProfile(tx *sandbox.Tx, id, userID string) error {
	row, err := profile.Create(tx, profile.Creation{ID: id, UserID: userID, Application: "chess", DisplayName: id})
	if err != nil {
		return err
	}
	row.Active = id != goneID
	return profile.Profiles.Put(tx, row)
}

// made makes an item with a mark in its metadata.
func made(t *testing.T, api *apitest.API, mark, itemName, userID, profileID string) (i distinct.Item) {
	t.Helper()
	body := fmt.Sprintf(`{"itemId":%q,"userId":%q,"metadata":{"mark":%q}`, itemName, userID, mark)
	if profileID != "" {
		body += fmt.Sprintf(`,"profileId":%q`, profileID)
	}
	got := api.Call(super, http.MethodPost, "/inventory/distinct", body+"}")
	if err := json.Unmarshal([]byte(got.Body), &i); err != nil || got.Status != http.StatusOK {
		t.Fatalf("got %d %s", got.Status, got.Body)
	}
	return i
}

// distinct.12 to distinct.20, distinct.23
func TestLists(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	made(t, api, "a", "sword", annID, "")
	made(t, api, "b", "crown", annID, rookID)
	made(t, api, "c", "sword", benID, kingID)
	for _, c := range []struct {
		by          rest.Caller
		query, want string
	}{
		{ann, "", "a b"},
		{ann, "?userId=%20", "a b"},
		{ann, "?userId=" + benID, ""},
		{ben, "?userId=" + annID, "b"},
		{super, "", "a b c"},
		{super, "?userId=" + annID, "a b"},
		{super, "?profileId=" + rookID, ""},                       // distinct.18
		{super, "?profileId=" + rookID + "&userId=" + annID, "b"}, // distinct.18
		{ann, "?profileId=" + rookID, "b"},
		{ann, "?profileId=" + goneID, ""}, // distinct.19
		{ann, "?profileId=zzz", ""},
		{ann, "?userId=zzz", ""},
		{ann, "?search=metadata.mark:a", "a"},
		{super, "?search=metadata.mark:a", ""},   // no index
		{ann, "?search=%28%28", ""},              // distinct.20
		{ann, "?search=.ref.user:" + benID, "c"}, // query.47
		{ann, "?offset=1&count=1", "b"},
	} {
		var page rest.Page[distinct.Item]
		api.Get(c.by, "/inventory/distinct"+c.query, &page)
		var marks []string
		for _, i := range page.Objects {
			mark, _ := i.Metadata.Get("mark")
			marks = append(marks, mark.(string))
		}
		if got := strings.Join(marks, " "); got != c.want {
			t.Errorf("%s as %s: got %q, want %q", c.query, c.by.Level, got, c.want)
		}
	}
	api.Call(ann, http.MethodGet, "/inventory/distinct?userId=zzz&profileId="+rookID, "").Check(t, http.StatusNotFound, "NOT_FOUND", "") // distinct.19
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, body string
		status     int
		code       string
	}{
		{"no owner", `{"itemId":"sword"}`, 400, "INVALID_DATA"},                                                             // distinct.1
		{"owners that differ", `{"itemId":"sword","userId":"` + annID + `","profileId":"` + kingID + `"}`, 409, "CONFLICT"}, // distinct.2
		{"profile only", `{"itemId":"sword","profileId":"` + rookID + `"}`, 200, ""},                                        // distinct.2
		{"unknown item", `{"itemId":"zzz","userId":"` + annID + `"}`, 400, "INVALID_DATA"},                                  // distinct.4
		{"blank item", `{"itemId":" ","userId":"` + annID + `"}`, 404, "NOT_FOUND"},                                         // distinct.4
		{"unknown user", `{"itemId":"sword","userId":"zzz"}`, 400, "INVALID_DATA"},                                          // distinct.5
		{"unknown profile", `{"itemId":"sword","profileId":"` + annID + `"}`, 400, "INVALID_DATA"},                          // distinct.5
		{"malformed profile", `{"itemId":"sword","profileId":"zzz"}`, 404, "NOT_FOUND"},                                     // distinct.5
		{"deleted profile", `{"itemId":"sword","profileId":"` + goneID + `"}`, 400, "INVALID_DATA"},                         // distinct.5
		{"fungible", `{"itemId":"coin","userId":"` + annID + `"}`, 400, "INVALID_DATA"},                                     // distinct.6
		{"no item", `{"userId":"` + annID + `"}`, 400, "INVALID_DATA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			newAPI(t).Call(super, http.MethodPost, "/inventory/distinct", c.body).Check(t, c.status, c.code, "")
		})
	}
}

// distinct.8, distinct.9, distinct.10
func TestUpdate(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	one := "/inventory/distinct/" + made(t, api, "a", "sword", annID, "").ID
	got := api.Call(super, http.MethodPut, one, `{"userId":"`+benID+`","metadata":null}`)
	var changed distinct.Item
	if err := json.Unmarshal([]byte(got.Body), &changed); err != nil || *changed.User.ID != annID || changed.Metadata == nil || changed.Metadata.Len() != 0 {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
	api.Call(super, http.MethodPut, one, `{}`).Check(t, http.StatusBadRequest, "INVALID_DATA", "")
	api.Call(super, http.MethodPut, "/inventory/distinct/zzz", `{"userId":"`+annID+`"}`).Check(t, http.StatusNotFound, "NOT_FOUND", "")
	api.Call(ann, http.MethodPut, "/inventory/distinct/zzz", `{"userId":"`+annID+`"}`).Check(t, http.StatusForbidden, "FORBIDDEN", "")
	api.Update(func(tx *sandbox.Tx) error {
		return item.Items.Put(tx, &item.Row{ID: swordID, Name: "sword", Category: item.Fungible, Tags: []string{}})
	})
	api.Call(super, http.MethodPut, one, `{"userId":"`+annID+`"}`).Check(t, http.StatusBadRequest, "INVALID_DATA", "")
}

// distinct.11, distinct.12, ledger.10, ledger.11, ledger.12
func TestLife(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	one := "/inventory/distinct/" + made(t, api, "a", "sword", annID, "").ID
	api.Call(ben, http.MethodGet, one, "").Check(t, http.StatusNotFound, "NOT_FOUND", "")
	api.Call(ann, http.MethodGet, "/inventory/distinct/"+strings.ToUpper(one[len(one)-24:]), "").Check(t, http.StatusOK, "", "")
	api.Call(super, http.MethodPut, one, `{"userId":"`+annID+`","metadata":{"mark":"b"}}`).Check(t, http.StatusOK, "", "")
	api.Call(super, http.MethodDelete, one, "").Check(t, http.StatusNoContent, "", "")
	api.Call(super, http.MethodDelete, one, "").Check(t, http.StatusNotFound, "NOT_FOUND", "")
	api.Update(func(tx *sandbox.Tx) error {
		var events []string
		for row := range ledger.Entries.All(tx) {
			if row.UserID != annID || row.ActorID != rootID || row.Category != ledger.Distinct {
				t.Errorf("got %+v", row)
			}
			events = append(events, string(row.Event))
		}
		if got := strings.Join(events, " "); got != "DELETED METADATA_UPDATED CREATED" {
			t.Errorf("got %s", got)
		}
		return nil
	})
}
