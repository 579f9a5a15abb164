package reward_test

import (
	"encoding/json"
	"math"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// redeem redeems an issuance, whatever becomes of it (reward.14).
func redeem(t *testing.T, api *apitest.API, by rest.Caller, id string) reward.Redemption {
	t.Helper()
	got := api.Call(by, http.MethodPut, "/reward_issuance/"+id+"/redeem", "")
	var result reward.Redemption
	if err := json.Unmarshal([]byte(got.Body), &result); err != nil || got.Status != http.StatusOK {
		t.Fatalf("got %d %s", got.Status, got.Body)
	}
	return result
}

// quantity is what ann's stack of an item in slot 0 holds, -1 without one.
func quantity(api *apitest.API, itemID string) (n int) {
	api.Update(func(tx *sandbox.Tx) error {
		n = -1
		if row, ok := inventory.Stacks.Get(tx, inventory.Key(annID, itemID, 0)); ok {
			n = row.Quantity
		}
		return nil
	})
	return n
}

// reward.10, reward.12, reward.15, reward.22
func TestRedeemPersistent(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	row := issue(t, api, reward.Grant{Context: "a", Type: reward.Persistent})
	got := redeem(t, api, ann, strings.ToUpper(row.ID))
	if got.ErrorDetails != nil || got.RewardIssuance == nil || got.RewardIssuance.State != reward.Redeemed || got.InventoryItem.Quantity != 5 {
		t.Errorf("got %+v", got)
	}
	again := redeem(t, api, ann, row.ID)
	if again.ErrorDetails == nil || !strings.Contains(*again.ErrorDetails, "already-redeemed") || again.InventoryItem != nil || again.RewardIssuance != nil {
		t.Errorf("got %+v", again)
	}
	if n := quantity(api, coinID); n != 5 {
		t.Errorf("the stack holds %d", n)
	}
}

// reward.4, reward.13
func TestRedeemNonPersistent(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for n := 1; n <= 2; n++ {
		row := issue(t, api, reward.Grant{Context: "a"})
		got := redeem(t, api, ann, row.ID)
		if got.ErrorDetails != nil || got.RewardIssuance != nil || got.InventoryItem.Quantity != 5*n {
			t.Errorf("got %+v", got)
		}
	}
}

// reward.17, distinct.24
func TestRedeemADistinctItemMakesAStack(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	row := issue(t, api, reward.Grant{Context: "a", Item: "crown"})
	if got := redeem(t, api, ann, row.ID); got.InventoryItem == nil || got.InventoryItem.Item.Category != item.Distinct {
		t.Errorf("got %+v", got)
	}
}

// reward.11
func TestRedeemForSomebodyElse(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	row := issue(t, api, reward.Grant{Context: "a"})
	got := api.Call(ben, http.MethodPut, "/reward_issuance/"+row.ID+"/redeem", "")
	if got.Check(t, http.StatusOK, "", "reward.11"); quantity(api, coinID) != 5 {
		t.Errorf("ann has %d", quantity(api, coinID))
	}
}

// reward.14
func TestRedeemWhatIsNotThere(t *testing.T) {
	t.Parallel()
	const notFound = "dev.getelements.elements.sdk.model.exception.NotFoundException: "
	api := newAPI(t)
	known := reward.ID(annID, coinID, "a")
	for _, id := range []string{known, known + "0", known[:len(known)-2], "zzz", "0", strings.Repeat("z", len(known)), strings.Repeat("f", 900)} {
		got := redeem(t, api, ann, id)
		if got.ErrorDetails == nil || !strings.HasPrefix(*got.ErrorDetails, notFound) || *got.RewardIssuanceID != id {
			t.Errorf("%s: got %+v", id, got)
		}
	}
}

// A stack that would be too large for 32 bits stays as it is, and so does the
// issuance.
func TestRedeemBeyond32Bits(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	redeem(t, api, ann, issue(t, api, reward.Grant{Context: "a", Quantity: math.MaxInt32}).ID)
	row := issue(t, api, reward.Grant{Context: "b", Quantity: 1})
	if got := redeem(t, api, ann, row.ID); got.ErrorDetails == nil || got.InventoryItem != nil {
		t.Errorf("got %+v", got)
	}
	if n := quantity(api, coinID); n != math.MaxInt32 {
		t.Errorf("the stack holds %d", n)
	}
	if got := api.Call(ann, http.MethodGet, "/reward_issuance/"+row.ID, ""); got.Status != http.StatusOK {
		t.Errorf("the issuance: %d", got.Status)
	}
}

// reward.16, reward.19
func TestBatch(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	first := issue(t, api, reward.Grant{Context: "a"})
	second := issue(t, api, reward.Grant{Context: "b"})
	body, _ := json.Marshal([]*string{&first.ID, nil, &first.ID, &second.ID})
	got := api.Call(ann, http.MethodPut, "/reward_issuance/redeem", string(body))
	var results []reward.Redemption
	if err := json.Unmarshal([]byte(got.Body), &results); err != nil || len(results) != 4 {
		t.Fatalf("got %d %s", got.Status, got.Body)
	}
	for i, want := range []bool{true, false, false, true} {
		if r := results[i]; (r.ErrorDetails == nil) != want || (r.InventoryItem != nil) != want {
			t.Errorf("%d: got %+v", i, r)
		}
	}
	if n := quantity(api, coinID); n != 10 {
		t.Errorf("the stack holds %d", n)
	}
}

func TestBatchOfTenThousand(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	ids := make([]string, 10_000)
	for i := range ids {
		ids[i] = strings.Repeat("ab", i%40)
	}
	ids[9_999] = issue(t, api, reward.Grant{Context: "a"}).ID
	body, _ := json.Marshal(ids)
	if got := api.Call(ann, http.MethodPut, "/reward_issuance/redeem", string(body)); got.Status != http.StatusOK || quantity(api, coinID) != 5 {
		t.Errorf("got %d", got.Status)
	}
}

func TestBadBatches(t *testing.T) {
	t.Parallel()
	for body, status := range map[string]int{
		``: http.StatusInternalServerError, `[]`: http.StatusInternalServerError, `null`: http.StatusInternalServerError,
		`{}`: http.StatusBadRequest, `[1`: http.StatusBadRequest, `[{}]`: http.StatusBadRequest,
	} {
		if got := newAPI(t).Call(ann, http.MethodPut, "/reward_issuance/redeem", body); got.Status != status {
			t.Errorf("%q: %d %s", body, got.Status, got.Body)
		}
	}
}
