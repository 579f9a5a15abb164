package friend

import (
	"iter"
	"regexp"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// idShape is that of the id of a friendship (friend.5).
var idShape = regexp.MustCompile(`^` + version + `[0-9a-fA-F]{48}$`)

func notFound(id string) *rest.Error { return rest.NotFound("Friend %q not found.", id) }

// find is the friendship of the caller with an id.
func find(c *rest.Call, id string) (*Row, error) {
	if !idShape.MatchString(id) {
		return nil, notFound(id) // friend.6
	}
	row, ok := Friendships.Get(c.Tx, strings.ToLower(id))
	if !ok || !row.alive() || !c.Caller.Is(row.LesserID) && !c.Caller.Is(row.GreaterID) {
		return nil, notFound(id)
	}
	return row, nil
}

// remove ends a friendship that the caller has accepted, for both (friend.8).
func remove(c *rest.Call, id string) error {
	row, err := find(c, id)
	if err != nil {
		return err
	}
	if mine, _ := row.accepted(c.Caller.UserID); !mine {
		return notFound(id)
	}
	Friendships.Delete(c.Tx, ID(row.LesserID, row.GreaterID))
	return nil
}

// accepted says whether a user and the other one have accepted.
func (r *Row) accepted(userID string) (mine, theirs bool) {
	if userID == r.LesserID {
		return r.LesserAccepted, r.GreaterAccepted
	}
	return r.GreaterAccepted, r.LesserAccepted
}

// other is the user at the other end.
func (r *Row) other(userID string) string {
	if userID == r.LesserID {
		return r.GreaterID
	}
	return r.LesserID
}

// Of returns the ids of the users with whom a user has a friendship, accepted by
// both or by one of them (rank.14).
func Of(tx *sandbox.Tx, userID string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for row := range of(tx, userID) {
			if !yield(row.other(userID)) {
				return
			}
		}
	}
}

// seenBy is how far the friendship goes for a user (friend.4).
func (r *Row) seenBy(userID string) Friendship {
	switch mine, theirs := r.accepted(userID); {
	case mine && theirs:
		return Mutual
	case mine:
		return Outgoing
	default:
		return Incoming
	}
}

// view is a friendship as the caller sees it, with the other user's active
// profiles (04, Friend).
func view(c *rest.Call, row *Row) Friend {
	f := Friend{ID: ID(row.LesserID, row.GreaterID), Friendship: row.seenBy(c.Caller.UserID), Profiles: []profile.Profile{}}
	other := row.other(c.Caller.UserID)
	if owner, ok := user.Users.Get(c.Tx, other); ok {
		f.User = owner.View()
	}
	for p := range profile.ByUser.Each(c.Tx, other) {
		if p.Active {
			f.Profiles = append(f.Profiles, profile.Whole(c, p))
		}
	}
	return f
}

// withoutEmail is a friend as lists show it: the addresses left out.
func (f Friend) withoutEmail() Friend {
	f.User.Email = nil
	for i := range f.Profiles {
		if owner := f.Profiles[i].User; owner != nil {
			owner.Email = nil
		}
	}
	return f
}
