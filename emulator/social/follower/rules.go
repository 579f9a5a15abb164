package follower

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Follow makes one active profile follow another (follower.5 to .7).
func Follow(c *rest.Call, followerID, followedID string) error {
	follower, err := acting(c, followerID)
	if err != nil {
		return err
	}
	followed, err := profile.FindActive(c.Tx, followedID)
	if err != nil {
		return err
	}
	row := &Row{FollowerID: follower.ID, FollowedID: followed.ID}
	if Follows.Insert(c.Tx, row) != nil {
		return rest.Duplicate("Profile %s follows %s already.", follower.ID, followed.ID)
	}
	return nil
}

// Unfollow ends a relation (follower.11, follower.12).
func Unfollow(c *rest.Call, followerID, followedID string) error {
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		if _, err := acting(c, followerID); err != nil {
			return err
		}
	}
	if err := wellFormed(followerID, followedID); err != nil {
		return err
	}
	if !Follows.Delete(c.Tx, key(followerID, followedID)) {
		return notFollowing(followerID, followedID)
	}
	return nil
}

// Followed is the second of two profiles, where the first follows it
// (follower.3).
func Followed(tx *sandbox.Tx, followerID, followedID string) (*profile.Row, error) {
	if err := wellFormed(followerID, followedID); err != nil {
		return nil, err
	}
	row, ok := Follows.Get(tx, key(followerID, followedID))
	if !ok {
		return nil, notFollowing(followerID, followedID)
	}
	followed, ok := profile.Profiles.Get(tx, row.FollowedID)
	if !ok {
		return nil, profile.NotFound(followedID)
	}
	return followed, nil
}

// acting is the profile that a caller acts with: a USER's own one
// (follower.7).
func acting(c *rest.Call, id string) (*profile.Row, error) {
	row, err := profile.FindActive(c.Tx, id)
	if err != nil {
		return nil, err
	}
	if !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(row.UserID) {
		return nil, rest.InvalidData("Profile %s belongs to another user.", id)
	}
	return row, nil
}

// wellFormed refuses ids that the server's database can't read (follower.11).
func wellFormed(ids ...string) error {
	for _, id := range ids {
		if !sandbox.IsID(id) {
			return rest.Unknown("%q is no id of a profile.", id).By("follower.11")
		}
	}
	return nil
}

func key(followerID, followedID string) string {
	return Key(strings.ToLower(followerID), strings.ToLower(followedID))
}

func notFollowing(followerID, followedID string) error {
	return rest.NotFound("Profile %s does not follow %s.", followerID, followedID)
}
