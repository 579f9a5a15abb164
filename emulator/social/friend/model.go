// Package friend emulates friendships between users. No route makes one;
// fixtures do, as custom code does on a real server (friend.2). Its rules are
// in the contract file 04-social.md.
package friend

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
)

// Friend is a friendship as one of the two sees it (04, Friend).
type Friend struct {
	ID         string            `json:"id"`
	User       user.User         `json:"user"`
	Friendship Friendship        `json:"friendship"`
	Profiles   []profile.Profile `json:"profiles"`
}

// Friendship is how far a friendship goes (friend.4).
type Friendship string

// What a friendship may be.
const (
	NoFriendship Friendship = "NONE"
	Outgoing     Friendship = "OUTGOING"
	Incoming     Friendship = "INCOMING"
	Mutual       Friendship = "MUTUAL"
)

// Constants are the kinds of friendship in the order of their ordinals.
func (Friendship) Constants() []string {
	return []string{string(NoFriendship), string(Outgoing), string(Incoming), string(Mutual)}
}
