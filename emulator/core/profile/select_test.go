package profile_test

import (
	"net/url"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

type selectIn struct {
	Selector string `query:"selector"`
}

// selectRoute is a route that selects a profile of ann as a login does.
func selectRoute() rest.Route {
	return rest.Get("/select", rest.Unprivileged, func(c *rest.Call, in selectIn) (profile.Profile, error) {
		row, err := profile.Select(c, annID, in.Selector)
		if err != nil {
			return profile.Profile{}, err
		}
		return profile.InSession(c.Tx, row), nil
	}, rest.Hidden)
}

// session.6
func TestSelect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, selector string
		status         int
		want           string
	}{
		{"by name", "displayName:Pawn", 200, pawnID},
		{"by application", ".ref.application:" + pokerID, 200, aceID},
		{"by the name of an application", ".name.application:poker", 200, aceID},
		{"lowest id of several", ".ref.application:" + chessID, 200, rookID},
		{"deleted one", "displayName:Ace", 200, aceID},
		{"no match", "displayName:Queen", 404, ""},
		{"another user's", "displayName:King", 404, ""},
		{"another user's by OR", "displayName:Queen OR displayName:King", 404, ""},
		{"empty", "", 404, ""},
		{"no query", "nonsense words", 404, ""},
		{"spaces at the end", "displayName:Pawn ", 200, pawnID},
		{"an alternative of the user's", "nonsense|^Paw", 200, pawnID},
		{"an alternative of another user's", "nonsense|^King", 403, ""},
		{"an alternative that is deleted", "nonsense|^Ace", 404, ""},
		{"neither query nor expression", "(((", 500, ""},
		{"query.34 unknown property", "colour:red", 500, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			deleteProfile(api, aceID)
			got := api.Call(rest.Caller{}, "GET", "/select?selector="+url.QueryEscape(c.selector), "")
			if got.Status != c.status {
				t.Fatalf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
			if c.want == "" {
				return
			}
			var p profile.Profile
			api.Get(rest.Caller{}, "/select?selector="+url.QueryEscape(c.selector), &p)
			if p.ID != c.want {
				t.Errorf("got %s, want %s", p.DisplayName, c.want)
			}
		})
	}
}
