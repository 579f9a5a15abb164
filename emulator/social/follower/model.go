// Package follower emulates profiles that follow other profiles. Its rules are
// in the contract file 04-social.md.
package follower

// CreateRequest makes a profile follow another (04, CreateFollowerRequest).
type CreateRequest struct {
	FollowedID *string `json:"followedId" check:"notnull"`
}
