package testkit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

func TestPutItem(t *testing.T) {
	t.Parallel()
	_, c := controls(t, demo())
	for _, want := range []int{3, 6} {
		got, err := c.PutItem(t.Context(), testkit.PutItem{User: "chidi", Item: "gold", Quantity: 3})
		if err != nil || got.Quantity != want || got.Priority != 0 {
			t.Errorf("got %+v, %v; want %d", got, err, want)
		}
	}
	for name, asked := range map[string]testkit.PutItem{
		"not found":    {User: "chidi", Item: "glod"},
		"negative":     {User: "chidi", Item: "gold", Quantity: -1},
		"do not fit":   {User: "chidi", Item: "gold", Quantity: 1<<31 - 1},
		"out of range": {User: "chidi", Item: "gold", Quantity: 1 << 31},
	} {
		if _, err := c.PutItem(t.Context(), asked); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// reward.3, reward.21
func TestIssueReward(t *testing.T) {
	t.Parallel()
	_, c := controls(t, demo())
	asked := testkit.NewIssuance{User: "ada", Item: "gold", Quantity: 5, Context: "daily", Lifetime: "1h"}
	first, err := c.IssueReward(t.Context(), asked)
	if err != nil || first.State != "ISSUED" || first.Quantity != 5 || first.ExpirationTimestamp == nil {
		t.Fatalf("got %+v, %v", first, err)
	}
	if again, err := c.IssueReward(t.Context(), asked); err != nil || again.UUID != first.UUID {
		t.Errorf("got %+v, %v", again, err)
	}
	if err := c.FastForward(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	if later, err := c.IssueReward(t.Context(), asked); err != nil || later.UUID == first.UUID {
		t.Errorf("after its life: got %+v, %v", later, err)
	}
	for name, bad := range map[string]testkit.NewIssuance{
		"lifetime":  {User: "ada", Item: "gold", Lifetime: "soon"},
		"not found": {User: "nobody", Item: "gold"},
		"quantity":  {User: "ada", Item: "gold", Quantity: -1},
	} {
		if _, err := c.IssueReward(t.Context(), bad); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
