package follower

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Routes are the routes of followers and followees. What a profile follows is
// listed below /follower, who follows it below /followee (follower.2).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/follower/{profileId}", rest.User, listFollowed),
		rest.Get("/followee/{profileId}", rest.User, listFollowers),
		rest.Get("/follower/{profileId}/{followedId}", rest.User, getFollowed),
		rest.Post("/follower/{profileId}", rest.User, follow),
		rest.Delete("/follower/{profileId}/{profileToUnfollowId}", rest.User, unfollow),
	}
}

type listIn struct {
	rest.Paging
	ProfileID string `path:"profileId"`
}

func listFollowed(c *rest.Call, in listIn) (rest.Page[profile.Profile], error) {
	return list(c, in, ByFollower, func(r *Row) string { return r.FollowedID })
}

func listFollowers(c *rest.Call, in listIn) (rest.Page[profile.Profile], error) {
	return list(c, in, ByFollowed, func(r *Row) string { return r.FollowerID })
}

// list is the page of the profiles at the other end of a profile's relations
// (follower.8 to .10).
func list(c *rest.Call, in listIn, index *sandbox.Index[Row], other func(*Row) string) (rest.Page[profile.Profile], error) {
	if !sandbox.IsID(in.ProfileID) {
		return rest.Page[profile.Profile]{}, profile.NotFound(in.ProfileID)
	}
	rows := index.Each(c.Tx, strings.ToLower(in.ProfileID))
	return rest.PageOf(c, in.LaxPaging, rows, nil, func(r *Row) profile.Profile {
		row, _ := profile.Profiles.Get(c.Tx, other(r)) // it goes away with its profile
		shown := profile.Whole(c, row)
		if !c.Caller.Level.AtLeast(rest.Superuser) {
			return shown.Redacted()
		}
		return shown
	})
}

type pairIn struct {
	ProfileID  string `path:"profileId"`
	FollowedID string `path:"followedId"`
}

func getFollowed(c *rest.Call, in pairIn) (profile.Profile, error) {
	row, err := Followed(c.Tx, in.ProfileID, in.FollowedID)
	if err != nil {
		return profile.Profile{}, err
	}
	return profile.Whole(c, row).Redacted(), nil
}

type followIn struct {
	ProfileID string         `path:"profileId"`
	Body      *CreateRequest `body:"check"`
}

func follow(c *rest.Call, in followIn) (rest.None, error) {
	return rest.None{}, Follow(c, in.ProfileID, *in.Body.FollowedID)
}

type unfollowIn struct {
	ProfileID  string `path:"profileId"`
	FollowedID string `path:"profileToUnfollowId"`
}

func unfollow(c *rest.Call, in unfollowIn) (rest.None, error) {
	return rest.None{}, Unfollow(c, in.ProfileID, in.FollowedID)
}
