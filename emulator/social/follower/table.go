package follower

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row says that one profile follows another (follower.1).
type Row struct {
	FollowerID, FollowedID string
}

// Key is the key of a relation; relations are in its order (follower.15).
func Key(followerID, followedID string) string { return followerID + " " + followedID }

// The indexes of the relations.
var (
	ByFollower = sandbox.Many("follower", func(r *Row) string { return r.FollowerID })
	ByFollowed = sandbox.Many("followed", func(r *Row) string { return r.FollowedID })
)

// Follows are all relations. They outlive the deletion of a profile
// (follower.13) and go away with one that is removed.
var Follows = sandbox.Define("follow", func(r *Row) string { return Key(r.FollowerID, r.FollowedID) },
	sandbox.OwnedBy(ByFollower, ByFollowed), sandbox.OwnsNothing[Row]())

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Follows} }
