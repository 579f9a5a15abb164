package reward

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of reward issuances.
func Routes() []rest.Route {
	anonymous := rest.Refuse(refuse)
	return []rest.Route{
		rest.Get("/reward_issuance", rest.User, list, anonymous),
		rest.Get("/reward_issuance/{rewardIssuanceId}", rest.User, get, anonymous),
		rest.Put("/reward_issuance/{rewardIssuanceId}/redeem", rest.User, redeemOne, anonymous),
		rest.Put("/reward_issuance/redeem", rest.User, redeemAll, anonymous),
	}
}

// refuse fails for anonymous callers as the server does (econ.24).
func refuse(c *rest.Call) *rest.Error {
	if !c.Caller.Anonymous() {
		return nil
	}
	return rest.ContainerError(c, "Log in first: anonymous callers can't reach reward issuances.").By("econ.24")
}

// listIn are the parameters of the list. Its paging is not looked at
// (reward.9).
type listIn struct {
	rest.LaxPaging
	States []State  `query:"states"`
	Tags   []string `query:"tags"`
}

// list is a page of the caller's issuances (reward.8).
func list(c *rest.Call, in listIn) (rest.Page[Issuance], error) {
	rows := byUser.Each(c.Tx, c.Caller.UserID)
	return rest.PageOf(c, in.LaxPaging, rows, rest.Where(in.has), view(c))
}

// has says whether an issuance is in one of the states and has one of the tags
// (reward.9).
func (in listIn) has(r *Row) bool {
	if in.States != nil && !slices.Contains(in.States, r.State) {
		return false
	}
	return in.Tags == nil || slices.ContainsFunc(in.Tags, func(tag string) bool { return slices.Contains(r.Tags, tag) })
}

type idIn struct {
	ID string `path:"rewardIssuanceId"`
}

func get(c *rest.Call, in idIn) (Issuance, error) { return rest.Show(view(c))(Find(c.Tx, in.ID)) }

func view(c *rest.Call) func(*Row) Issuance {
	return func(r *Row) Issuance { return r.View(c.Tx) }
}

func redeemOne(c *rest.Call, in idIn) (Redemption, error) { return answer(c, &in.ID), nil }

type batchIn struct {
	Body []*string `body:"plain"`
}

// redeemAll redeems the issuances one after the other (reward.16).
func redeemAll(c *rest.Call, in batchIn) ([]Redemption, error) {
	if len(in.Body) == 0 {
		return nil, rest.Unknown("List of Reward Issuance IDs must exist and not be empty.").By("reward.19")
	}
	results := make([]Redemption, len(in.Body))
	for i, id := range in.Body {
		results[i] = answer(c, id)
	}
	return results, nil
}

// answer redeems an issuance and notes where that is another user's
// (reward.11).
func answer(c *rest.Call, id *string) Redemption {
	result := Redeem(c.Tx, id)
	if stack := result.InventoryItem; stack != nil && stack.User != nil && !c.Caller.Is(*stack.User.ID) {
		c.Defect("reward.11")
	}
	return result
}
