package profile_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestList(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		by    rest.Caller
		query string
		want  string
	}{
		{"profile.2 all", ann, "", "Rook Ace King"},
		{"profile.3 me", ann, "?user=me", "Rook Ace"},
		{"profile.3 own id", ann, "?user=" + annID, "Rook Ace"},
		{"profile.3 another", ben, "?user=" + annID, ""},
		{"profile.3 no user", ben, "?user=", ""},
		{"profile.4 superuser by id", super, "?user=" + annID, "Rook Ace"},
		{"profile.4 superuser me", super, "?user=me", ""},
		{"profile.4 superuser by name", super, "?user=ann", ""},
		{"profile.5 application by name", super, "?application=chess", "Rook King"},
		{"profile.5 application by id", super, "?application=" + chessID, "Rook King"},
		{"profile.5 unknown application", super, "?application=go", ""},
		{"profile.5 no application", super, "?application=", ""},
		{"both", super, "?application=poker&user=" + annID, "Ace"},
		{"page.1", super, "?offset=1&count=1", "Ace"},
		{"page.4", super, "?count=0", "Rook Ace King"},
		{"profile.8 search ignores the others", super, "?search=displayName:King&user=me&application=go", "King"},
		{"profile.9 by reference", ann, "?search=.ref.user:" + benID, "King"},
		{"query.27 ids in any case", ann, "?search=.ref.user:" + strings.ToUpper(benID), "King"},
		{"profile.9 by image", ann, "?search=.ref.imageObject:0c00000000000000000000ff", ""},
		{"profile.9 by part of an application's name", ann, "?search=.ref.user:" + annID + "%20AND%20application.name:oke", "Ace"},
		{"query.52 applications have no index", ann, "?search=application.name:oke", ""},
		{"profile.9 by the name of the owner", ann, "?search=.name.user:ben", "King"},
		{"profile.9 by part of the owner's name", ann, "?search=user.name:en", "King"},
		{"profile.9 expression on names", ann, "?search=^.o", "Rook"},
		{"profile.9 expression on addresses", ann, "?search=ben@", "King"},
		{"profile.9 expressions see active ones only", super, "?search=^Paw", ""},
		{"profile.10 queries see deleted ones", super, "?search=displayName:Pawn", "Pawn"},
		{"profile.10 active never matches", super, "?search=active:true", ""},
		{"query.53 without an index", super, "?search=metadata.x:y", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			deleteProfile(api, pawnID)
			var got page
			api.Get(c.by, "/profile"+c.query, &got)
			if got.names() != c.want {
				t.Errorf("got %q, want %q", got.names(), c.want)
			}
		})
	}
}

// page.7: a filter that matches nothing has no offset.
func TestEmptyPage(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for _, query := range []string{"user=me", "user=0a00000000000000000000ff", "application=go"} {
		var got page
		api.Get(super, "/profile?offset=3&"+query, &got)
		if got.Offset != 0 || got.Total != 0 {
			t.Errorf("%s: %+v", query, got)
		}
	}
}

// profile.2: users do not see whose profiles they are.
func TestListRedacts(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for _, query := range []string{"", "?user=me", "?search=displayName:Rook", "?search=^Rook"} {
		var own, all page
		api.Get(ann, "/profile"+query, &own)
		api.Get(super, "/profile?search=displayName:Rook", &all)
		if own.Objects[0].User != nil || all.Objects[0].User == nil {
			t.Errorf("%q: user sees %v, superuser %v", query, own.Objects[0].User, all.Objects[0].User)
		}
	}
}

// profile.6
func TestListBounds(t *testing.T) {
	t.Parallel()
	now := apitest.Now.UnixMilli()
	api := newAPI(t)
	for id, at := range map[string]int64{rookID: 10, pawnID: 20, aceID: now + 10} {
		change(api, id, func(r *profile.Row) { r.LastLogin = at })
	}
	for query, want := range map[string]string{
		"after=0":            "Rook Pawn Ace",
		"after=10&before=20": "Rook Pawn",
		"after=11":           "Pawn Ace",
		"before=19":          "Rook",
		"after=-5":           "Rook Pawn Ace",
		"before=-1":          "Rook Pawn",
		"before=1":           "",
		"before=0&after=-1":  "",
		"user=me&after=11":   "Pawn Ace",
		"application=" + "chess&before=" + strconv.FormatInt(now, 10): "Rook Pawn",
	} {
		var got page
		api.Get(ann, "/profile?"+query, &got)
		if got.names() != want {
			t.Errorf("%s: %q, want %q", query, got.names(), want)
		}
	}
}

func TestListRefuses(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for _, c := range []struct {
		name   string
		by     rest.Caller
		query  string
		status int
		defect string
	}{
		{"profile.1 anonymous", rest.Caller{}, "", 403, ""},
		{"page.3 before profile.1", rest.Caller{}, "?count=-1", 400, ""},
		{"profile.7 reversed", ann, "?after=2&before=1", 400, ""},
		{"profile.7 reversed, negative", ann, "?after=2&before=-1", 400, ""},
		{"profile.7 search and bound", ann, "?search=x&after=1", 400, ""},
		{"search.7", ann, "?search=(((", 500, "search.7"},
		{"query.34", ann, "?search=colour:red", 500, "query.34"},
	} {
		got := api.Call(c.by, "GET", "/profile"+c.query, "")
		if got.Status != c.status {
			t.Errorf("%s: %d %s, want %d", c.name, got.Status, got.Body, c.status)
		}
		if noted := slices.Contains(got.Defects, c.defect); noted != (c.defect != "") {
			t.Errorf("%s: defects %v, want %q", c.name, got.Defects, c.defect)
		}
	}
}

// query.42, query.50, query.61: a search that falls back to a regular expression
// says so, and carries no note of the query that never ran; one that runs does.
func TestFallbackCarriesNoNotesOfTheQuery(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for search, want := range map[string]string{
		"metadata.x:y%20OR%20metadata.a:b%20AND%20metadata.c:d":            "query.50",
		"displayName:Rook%20AND%20displayName:Ace%20OR%20displayName:King": "query.42",
	} {
		got := api.Call(super, "GET", "/profile?search="+search, "")
		got.Check(t, 200, "", want)
	}
}
