package follower_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/follower"
)

func TestFollow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		by       rest.Caller
		id, body string
		status   int
		code     string
	}{
		{"another", ann, rookID, `{"followedId":"` + kingID + `"}`, http.StatusNoContent, ""},                             // follower.1
		{"oneself", ann, rookID, `{"followedId":"` + rookID + `"}`, http.StatusNoContent, ""},                             // follower.5
		{"upper case", ann, strings.ToUpper(rookID), `{"followedId":"` + kingID + `"}`, http.StatusNoContent, ""},         // json.6
		{"as superuser", super, kingID, `{"followedId":"` + rookID + `"}`, http.StatusNoContent, ""},                      // follower.7
		{"with another's profile", ann, kingID, `{"followedId":"` + rookID + `"}`, http.StatusBadRequest, "INVALID_DATA"}, // follower.7
		{"with a deleted profile", super, goneID, `{"followedId":"` + rookID + `"}`, http.StatusNotFound, "NOT_FOUND"},    // follower.5
		{"a deleted profile", super, rookID, `{"followedId":"` + goneID + `"}`, http.StatusNotFound, "NOT_FOUND"},
		{"empty id", ann, rookID, `{"followedId":""}`, http.StatusNotFound, "NOT_FOUND"},
		{"null id", ann, rookID, `{"followedId":null}`, http.StatusBadRequest, "INVALID_DATA"},
		{"null body", ann, rookID, `null`, http.StatusBadRequest, "INVALID_DATA"}, // json.8
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := newAPI(t).Call(c.by, http.MethodPost, "/follower/"+c.id, c.body); got.Status != c.status || got.Code() != c.code {
				t.Errorf("got %d %s, want %d %s", got.Status, got.Body, c.status, c.code)
			}
		})
	}
}

// follower.6
func TestFollowTwice(t *testing.T) {
	t.Parallel()
	api := newAPI(t, [2]string{rookID, kingID})
	got := api.Call(ann, http.MethodPost, "/follower/"+rookID, `{"followedId":"`+strings.ToUpper(kingID)+`"}`)
	if got.Status != http.StatusConflict || got.Code() != "DUPLICATE" {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
}

// follower.2, followee.1: the names of the routes are a trap. follower.13:
// deleted profiles stay. follower.15: the order is that of the ids, not that
// in which they were followed.
func TestLists(t *testing.T) {
	t.Parallel()
	pairs := [][2]string{{rookID, goneID}, {rookID, kingID}, {kingID, rookID}, {goneID, rookID}, {rookID, rookID}}
	for path, want := range map[string]string{
		"/follower/" + rookID:                       "Rook King Gone",
		"/follower/" + kingID:                       "Rook",
		"/followee/" + rookID:                       "Rook King Gone",
		"/followee/" + goneID:                       "Rook",
		"/followee/" + rookID + "?offset=1&count=1": "King", // page.1
		"/followee/" + strings.ToUpper(kingID):      "Rook",
		"/followee/" + unknownID:                    "", // follower.10
	} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			var page struct{ Objects []profile.Profile }
			newAPI(t, pairs...).Get(ann, path, &page)
			if got := names(page.Objects); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// follower.8, follower.9
func TestWhatIsShownOfAProfile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		by       rest.Caller
		path     string
		withUser bool
	}{
		{"list of a user", ann, "/follower/" + rookID, false},
		{"list of a superuser", super, "/follower/" + rookID, true},
		{"followees of a superuser", super, "/followee/" + kingID, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var page struct{ Objects []profile.Profile }
			newAPI(t, [2]string{rookID, kingID}).Get(c.by, c.path, &page)
			if len(page.Objects) != 1 {
				t.Fatalf("got %+v", page)
			}
			if p := page.Objects[0]; (p.User != nil) != c.withUser || p.ImageObject == nil || p.ImageObject.URL == nil {
				t.Errorf("got user %v, image %+v", p.User, p.ImageObject)
			}
		})
	}
}

// follower.3, follower.8: the single profile never has its user.
func TestGetFollowed(t *testing.T) {
	t.Parallel()
	for _, by := range []rest.Caller{ann, super} {
		var got profile.Profile
		newAPI(t, [2]string{rookID, kingID}).Get(by, "/follower/"+rookID+"/"+kingID, &got)
		if got.ID != kingID || got.User != nil {
			t.Errorf("%s: got %+v", by.Level, got)
		}
	}
}

// follower.11, follower.12
func TestPairs(t *testing.T) {
	t.Parallel()
	pair := "/" + rookID + "/" + kingID
	for _, c := range []struct {
		name         string
		by           rest.Caller
		method, path string
		status       int
		defect       bool
	}{
		{"get what is not followed", ann, http.MethodGet, "/" + kingID + "/" + rookID, http.StatusNotFound, false},
		{"get another's", ann, http.MethodGet, pair, http.StatusOK, false}, // follower.7
		{"get malformed followed", ann, http.MethodGet, "/" + rookID + "/zzz", http.StatusInternalServerError, true},
		{"get malformed follower", ann, http.MethodGet, "/zzz/" + kingID, http.StatusInternalServerError, true},
		{"delete", ann, http.MethodDelete, pair, http.StatusNoContent, false},
		{"delete as superuser", super, http.MethodDelete, strings.ToUpper(pair), http.StatusNoContent, false},
		{"delete what is not followed", ann, http.MethodDelete, "/" + rookID + "/" + unknownID, http.StatusNotFound, false},
		{"delete another's", ann, http.MethodDelete, "/" + kingID + "/" + rookID, http.StatusBadRequest, false}, // follower.7
		{"delete malformed followed", ann, http.MethodDelete, "/" + rookID + "/zzz", http.StatusInternalServerError, true},
		{"delete malformed follower", ann, http.MethodDelete, "/zzz/" + kingID, http.StatusNotFound, false},
		{"delete malformed follower as superuser", super, http.MethodDelete, "/zzz/" + kingID, http.StatusInternalServerError, true},
		{"delete unknown follower", ann, http.MethodDelete, "/" + unknownID + "/zzz", http.StatusNotFound, false},
		{"delete unknown follower as superuser", super, http.MethodDelete, "/" + unknownID + "/" + kingID, http.StatusNotFound, false},
		{"delete anonymously", rest.Caller{}, http.MethodDelete, pair, http.StatusForbidden, false}, // follower.4
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := newAPI(t, [2]string{rookID, kingID}).Call(c.by, c.method, "/follower"+c.path, "")
			if got.Status != c.status || slices.Contains(got.Defects, "follower.11") != c.defect {
				t.Errorf("got %d %s %v, want %d %t", got.Status, got.Body, got.Defects, c.status, c.defect)
			}
		})
	}
}

// A relation goes away with a profile that is removed, at either end.
func TestRelationsOfARemovedProfile(t *testing.T) {
	t.Parallel()
	api := newAPI(t, [2]string{rookID, kingID}, [2]string{kingID, rookID}, [2]string{kingID, kingID})
	api.Update(func(tx *sandbox.Tx) error {
		sandbox.RemoveOwned(tx, rookID)
		for row := range follower.Follows.All(tx) {
			if *row != (follower.Row{FollowerID: kingID, FollowedID: kingID}) {
				t.Errorf("left: %+v", row)
			}
		}
		return nil
	})
}
