package testkit

import (
	"context"
	"net/http"
)

// PutItem asks for items in the simple inventory of a user.
type PutItem struct {
	// User is an id, a name or an email, Item an id or a name.
	User     string `json:"user"`
	Item     string `json:"item"`
	Quantity int    `json:"quantity"`
}

// Stack is a stack of items in an inventory.
type Stack struct {
	ID       string `json:"id"`
	Quantity int    `json:"quantity"`
	Priority int    `json:"priority"`
}

// NewIssuance asks for a reward that a user may redeem.
type NewIssuance struct {
	// User is an id, a name or an email, Item an id or a name.
	User     string `json:"user"`
	Item     string `json:"item"`
	Quantity int    `json:"quantity"`
	// Context tells issuances of an item to a user apart: the same one returns
	// the same issuance. A new one is drawn where it is empty.
	Context string   `json:"context"`
	Tags    []string `json:"tags,omitempty"`
	// Lifetime is a duration like "1h", for ever where it is empty.
	Lifetime string `json:"lifetime"`
}

// Issuance is a reward that was issued.
type Issuance struct {
	ID       string `json:"id"`
	State    string `json:"state"`
	Quantity int    `json:"itemQuantity"`
	Context  string `json:"context"`
	UUID     string `json:"uuid"`
	// ExpirationTimestamp is in ms since the epoch; nil for never.
	ExpirationTimestamp *int64 `json:"expirationTimestamp"`
}

// PutItem puts items on top of a user's stack and returns that.
func (c *Controls) PutItem(ctx context.Context, asked PutItem) (stack Stack, err error) {
	return stack, c.call(ctx, http.MethodPost, "/inventory", asked, &stack)
}

// IssueReward issues a reward to a user.
func (c *Controls) IssueReward(ctx context.Context, asked NewIssuance) (made Issuance, err error) {
	return made, c.call(ctx, http.MethodPost, "/issuances", asked, &made)
}
