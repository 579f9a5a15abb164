package reward

import (
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Powers are the routes that the control API has of issuances: in the real
// server only its own code can issue.
func Powers() []rest.Route {
	return []rest.Route{
		rest.Handle(http.MethodPost, "/issuances", rest.Unprivileged, issuePower, rest.Created,
			rest.Named("issueReward", "A reward for a user, to be redeemed.")),
	}
}

// maxLife is the longest life of an issuance that can be asked for.
const maxLife = 10 * 365 * 24 * time.Hour

// NewIssuance asks for an issuance. One that the user has for the item and the
// context is returned as it is (reward.3).
type NewIssuance struct {
	// User is an id, a name or an email, Item an id or a name.
	User string `json:"user"`
	Item string `json:"item"`
	// Quantity is 1 where it is null.
	Quantity *int `json:"quantity"`
	// Context tells issuances of an item to a user apart; a new one is drawn
	// where it is empty.
	Context string `json:"context"`
	// Type is NON_PERSISTENT where it is null.
	Type     *Type        `json:"type"`
	Source   *string      `json:"source"`
	Tags     []string     `json:"tags"`
	Metadata *wire.Object `json:"metadata"`
	// Lifetime is a duration like "1h", for ever where it is empty. Persistent
	// issuances never expire.
	Lifetime string `json:"lifetime"`
}

type newIssuanceIn struct {
	Body *NewIssuance `body:"check"`
}

func issuePower(c *rest.Call, in newIssuanceIn) (made Issuance, err error) {
	asked := in.Body
	var life time.Duration
	if asked.Lifetime != "" {
		if life, err = rest.Duration("lifetime", asked.Lifetime, time.Millisecond, maxLife); err != nil {
			return Issuance{}, err
		}
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		owner, err := user.Find(tx, asked.User)
		if err != nil {
			return err
		}
		grant := Grant{
			UserID: owner.ID, Item: asked.Item, Quantity: wire.Or(asked.Quantity, 1), Context: asked.Context,
			Type: wire.Or(asked.Type, ""), Source: asked.Source, Tags: asked.Tags, Metadata: asked.Metadata,
		}
		if life != 0 {
			grant.Expires = tx.Now() + life.Milliseconds()
		}
		if grant.Context == "" {
			grant.Context = "_emulator." + tx.NewID()
		}
		row, err := Issue(tx, grant)
		if err != nil {
			return err
		}
		made = row.View(tx)
		return nil
	})
	return made, err
}
