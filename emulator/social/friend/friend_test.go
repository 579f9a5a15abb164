package friend_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/friend"
)

// friend.5; friend.1: the pair has no order.
func TestID(t *testing.T) {
	t.Parallel()
	const want = "00" + annID + benID
	for _, pair := range [][2]string{{annID, benID}, {benID, annID}} {
		if got := friend.ID(pair[0], pair[1]); got != want {
			t.Errorf("ID%q: got %s, want %s", pair, got, want)
		}
	}
}

// friend.4
func TestFriendshipAsEachSeesIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		row      friend.Row
		ann, ben friend.Friendship
	}{
		{"both", between(true, true), friend.Mutual, friend.Mutual},
		{"the lesser", between(true, false), friend.Outgoing, friend.Incoming},
		{"the greater", between(false, true), friend.Incoming, friend.Outgoing},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t, c.row)
			for by, want := range map[rest.Caller]friend.Friendship{ann: c.ann, ben: c.ben} {
				var got friend.Friend
				if api.Get(by, "/friend/"+friend.ID(annID, benID), &got); got.Friendship != want {
					t.Errorf("user %s sees %s, want %s", by.UserID, got.Friendship, want)
				}
			}
		})
	}
}

// A friend is the other user, with his active profiles; lists leave the email
// out (04, Friend).
func TestFriendIsTheOtherUser(t *testing.T) {
	t.Parallel()
	api := newAPI(t, between(true, true))
	var one friend.Friend
	api.Get(ann, "/friend/"+friend.ID(annID, benID), &one)
	if one.User.Email == nil || *one.User.Email != "ben@example.com" {
		t.Errorf("by id: user %+v", one.User)
	}
	var all page
	api.Get(ann, "/friend", &all)
	if len(all.Objects) != 1 || len(all.Objects[0].Profiles) != 1 {
		t.Fatalf("list: %+v", all)
	}
	listed := all.Objects[0]
	if *listed.User.ID != benID || listed.User.Email != nil {
		t.Errorf("list: user %+v", listed.User)
	}
	if p := listed.Profiles[0]; p.ID != rookID || p.User.Email != nil {
		t.Errorf("list: profile %+v", p)
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	benAndCat := friend.Row{LesserID: benID, GreaterID: catID, LesserAccepted: true}
	for _, c := range []struct {
		name, query string
		by          rest.Caller
		total       int
		ids         []string
	}{
		{"one", "", ann, 1, []string{friend.ID(annID, benID)}},
		{"in the order of ids", "", ben, 2, []string{friend.ID(annID, benID), friend.ID(benID, catID)}}, // page.5
		{"second page", "?offset=1&count=1", ben, 2, []string{friend.ID(benID, catID)}},                 // page.1
		{"search finds nothing", "?search=ann", ben, 0, nil},                                            // friend.3
		{"blank search", "?search=%20", ann, 1, []string{friend.ID(annID, benID)}},                      // friend.3
		{"a superuser sees his own", "", super, 0, nil},                                                 // friend.9
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t, between(true, true), benAndCat)
			var got page
			api.Get(c.by, "/friend"+c.query, &got)
			var ids []string
			for _, f := range got.Objects {
				ids = append(ids, f.ID)
			}
			if got.Total != c.total || !slices.Equal(ids, c.ids) {
				t.Errorf("got %d of %q, want %d of %q", got.Total, ids, c.total, c.ids)
			}
		})
	}
}

func TestEnd(t *testing.T) {
	t.Parallel()
	id := friend.ID(annID, benID)
	for _, c := range []struct {
		name   string
		row    friend.Row
		by     rest.Caller
		id     string
		status int
	}{
		{"of both", between(true, true), ann, id, http.StatusNoContent}, // friend.8
		{"one's own", between(true, false), ann, id, http.StatusNoContent},
		{"not accepted oneself", between(true, false), ben, id, http.StatusNotFound},
		{"of others", between(true, true), cat, id, http.StatusNotFound},
		{"of others, as superuser", between(true, true), super, id, http.StatusNotFound},                     // friend.9
		{"upper case", between(true, true), ann, "000A0000000000000000000001" + benID, http.StatusNoContent}, // friend.5
		{"other version", between(true, true), ann, "01" + annID + benID, http.StatusNotFound},               // friend.6
		{"anonymous", between(true, true), rest.Caller{}, id, http.StatusForbidden},                          // friend.10
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t, c.row)
			if got := api.Call(c.by, http.MethodDelete, "/friend/"+c.id, ""); got.Status != c.status {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
			api.Update(func(tx *sandbox.Tx) error {
				if _, kept := friend.Friendships.Get(tx, id); kept != (c.status != http.StatusNoContent) {
					t.Errorf("after %d the friendship is kept: %t", c.status, kept)
				}
				return nil
			})
		})
	}
}

// friend.7: what is not there is a 500, and so is what others have or what
// nobody has accepted.
func TestWellFormedUnknownID(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		by  rest.Caller
		row friend.Row
	}{{cat, between(true, true)}, {super, between(true, true)}, {ann, between(false, false)}} {
		api := newAPI(t, c.row)
		got := api.Call(c.by, http.MethodGet, "/friend/"+friend.ID(annID, benID), "")
		if got.Status != http.StatusInternalServerError || got.Code() != "UNKNOWN" || !slices.Contains(got.Defects, "friend.7") {
			t.Errorf("user %s: got %d %s %v", c.by.UserID, got.Status, got.Body, got.Defects)
		}
	}
}

// A friendship that nobody has accepted (any more) is in nobody's list.
func TestFriendshipOfNobodyIsNotListed(t *testing.T) {
	t.Parallel()
	api := newAPI(t, between(false, false))
	for _, by := range []rest.Caller{ann, ben} {
		var got page
		if api.Get(by, "/friend", &got); got.Total != 0 {
			t.Errorf("user %s: got %+v", by.UserID, got)
		}
	}
}

// A friendship goes away with either user.
func TestFriendshipOfARemovedUser(t *testing.T) {
	t.Parallel()
	for _, id := range []string{annID, benID} {
		api := newAPI(t, between(true, true))
		api.Update(func(tx *sandbox.Tx) error {
			user.Remove(tx, id)
			if _, kept := friend.Friendships.Get(tx, friend.ID(annID, benID)); kept {
				t.Errorf("user %s is gone, his friendship is not", id)
			}
			return nil
		})
	}
}
