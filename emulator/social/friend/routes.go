package friend

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of friends.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/friend", rest.User, list),
		rest.Get("/friend/{friendId}", rest.User, get),
		rest.Delete("/friend/{friendId}", rest.User, end),
	}
}

type listIn struct {
	rest.Paging
	Search string `query:"search"`
}

func list(c *rest.Call, in listIn) (rest.Page[Friend], error) {
	if strings.TrimSpace(in.Search) != "" {
		return rest.EmptyPage[Friend](), nil // friend.3
	}
	return rest.PageOf(c, in.LaxPaging, of(c.Tx, c.Caller.UserID), nil, func(r *Row) Friend {
		return view(c, r).withoutEmail()
	})
}

type idIn struct {
	FriendID string `path:"friendId"`
}

// get answers 200 for a friendship that a fixture made; one that is not there
// is a 500, as recorded (friend.7).
func get(c *rest.Call, in idIn) (Friend, error) {
	row, err := find(c, in.FriendID)
	if err != nil && idShape.MatchString(in.FriendID) {
		return Friend{}, rest.Unknown("There is no friendship %q.", in.FriendID).By("friend.7")
	}
	if err != nil {
		return Friend{}, err
	}
	return view(c, row), nil
}

func end(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, remove(c, in.FriendID) }
