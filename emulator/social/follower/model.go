// Package follower is profiles that follow profiles.
package follower

// CreateRequest makes a profile follow another (04, CreateFollowerRequest).
type CreateRequest struct {
	FollowedID *string `json:"followedId" check:"notnull"`
}
