package reward_test

import (
	"encoding/hex"
	"errors"
	"math"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// reward.1, reward.5
func TestIssue(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	source := "test"
	later := apitest.Now.Add(time.Hour).UnixMilli()
	got := issue(t, api, reward.Grant{
		Context: "a", Source: &source, Tags: []string{" b ig", "b_ig"}, Metadata: wire.NewObject(), Expires: later,
	})
	if len(got.UUID) != 36 {
		t.Errorf("uuid %q", got.UUID)
	}
	want := reward.Row{
		ID: annID + coinID + "00000000" + hex.EncodeToString([]byte("a")), State: reward.Issued, Quantity: 5, Context: "a",
		Type: reward.NonPersistent, Source: &source, Tags: []string{"b_ig"}, Expires: later, UUID: got.UUID,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// reward.5
func TestPersistentNeverExpires(t *testing.T) {
	t.Parallel()
	got := issue(t, newAPI(t), reward.Grant{Context: "a", Type: reward.Persistent, Expires: 1})
	if got.Expires != 0 {
		t.Errorf("expires at %d", got.Expires)
	}
}

// reward.2, reward.3: the quantity is no part of the key.
func TestIssueAgainReturnsTheStoredOne(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	first := issue(t, api, reward.Grant{Context: "a", Type: reward.Persistent})
	redeem(t, api, ann, first.ID)
	again := issue(t, api, reward.Grant{Context: "a", Quantity: 7})
	if again.UUID != first.UUID || again.Quantity != 5 || again.State != reward.Redeemed {
		t.Errorf("got %+v", again)
	}
	for _, other := range []reward.Grant{{Context: "b"}, {Context: "a", Item: "crown"}, {Context: "a", UserID: benID}} {
		if got := issue(t, api, other); got.UUID == first.UUID {
			t.Errorf("%+v is the same", other)
		}
	}
}

// reward.6
func TestIssueRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		grant reward.Grant
		code  rest.Code
	}{
		"no context":     {reward.Grant{UserID: annID, Item: "coin"}, rest.InvalidDataCode},
		"negative":       {reward.Grant{UserID: annID, Item: "coin", Context: "a", Quantity: -1}, rest.InvalidDataCode},
		"beyond 32 bits": {reward.Grant{UserID: annID, Item: "coin", Context: "a", Quantity: math.MaxInt32 + 1}, rest.InvalidDataCode},
		"in the past":    {reward.Grant{UserID: annID, Item: "coin", Context: "a", Expires: apitest.Now.UnixMilli()}, rest.InvalidDataCode},
		"unknown user":   {reward.Grant{UserID: "zzz", Item: "coin", Context: "a"}, rest.NotFoundCode},
		"unknown item":   {reward.Grant{UserID: annID, Item: "zzz", Context: "a"}, rest.NotFoundCode},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newAPI(t).Update(func(tx *sandbox.Tx) error {
				var known *rest.Error
				if _, err := reward.Issue(tx, c.grant); !errors.As(err, &known) || known.Code != c.code {
					t.Errorf("got %v, want %s", err, c.code)
				}
				return nil
			})
		})
	}
}

// reward.21: an issuance is gone at its instant, not later.
func TestExpiry(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	row := issue(t, api, reward.Grant{Context: "a", Expires: apitest.Now.Add(time.Minute).UnixMilli()})
	for _, c := range []struct {
		after  time.Duration
		status int
	}{{time.Minute - time.Millisecond, http.StatusOK}, {time.Millisecond, http.StatusNotFound}} {
		api.Advance(c.after)
		if got := api.Call(ann, http.MethodGet, "/reward_issuance/"+row.ID, ""); got.Status != c.status {
			t.Errorf("after %s more: %d %s", c.after, got.Status, got.Body)
		}
	}
	if again := issue(t, api, reward.Grant{Context: "a"}); again.UUID == row.UUID {
		t.Error("the context is still taken")
	}
}

// What belongs to a user that is removed goes with it.
func TestIssuancesOfARemovedUser(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	issue(t, api, reward.Grant{Context: "a"})
	issue(t, api, reward.Grant{Context: "a", UserID: benID})
	api.Update(func(tx *sandbox.Tx) error {
		sandbox.RemoveOwned(tx, annID)
		if left, _ := reward.Issuances.At(tx, 0); reward.Issuances.Len(tx) != 1 || left.UserID() != benID {
			t.Errorf("left: %+v", left)
		}
		return nil
	})
}
