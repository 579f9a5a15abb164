package testkit_test

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// recorder notes the calls that go through it.
type recorder struct {
	through http.RoundTripper
	mu      sync.Mutex
	calls   []string
}

func (r *recorder) RoundTrip(q *http.Request) (*http.Response, error) {
	_, path, _ := strings.Cut(q.URL.Path, "/_emulator")
	r.mu.Lock()
	r.calls = append(r.calls, q.Method+" "+path)
	r.mu.Unlock()
	return r.through.RoundTrip(q)
}

// operations are the calls of the control API, by their ids.
func operations(t *testing.T, c *testkit.Controls) map[string]string {
	t.Helper()
	var doc struct {
		Paths map[string]map[string]struct {
			ID string `json:"operationId"`
		} `json:"paths"`
	}
	data, err := c.OpenAPI(t.Context())
	if err == nil {
		err = json.Unmarshal(data, &doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	given := strings.NewReplacer("{name}", "x", "{store}", "steam", "{order}", "1", "{change}", "refund")
	for path, methods := range doc.Paths {
		for method, op := range methods {
			out[op.ID] = strings.ToUpper(method) + " " + given.Replace(path)
		}
	}
	return out
}

// TestControlsCoverTheAPI checks that each call of the control API has a
// method, and that it succeeds.
func TestControlsCoverTheAPI(t *testing.T) {
	t.Parallel()
	s, _ := controls(t, demo())
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	recorded := &recorder{through: transport}
	c := testkit.NewControls(s.URL(), &http.Client{Transport: recorded})
	x := testkit.Snapshot{Name: "x"}
	one := func(_ any, err error) error { return err }
	steps := []struct {
		operation string
		do        func(ctx context.Context) error
	}{
		{"createSandbox", func(ctx context.Context) error { return one(c.CreateSandbox(ctx, testkit.NewSandbox{Name: "x"})) }},
		{"listSandboxes", func(ctx context.Context) error { return one(c.Sandboxes(ctx)) }},
		{"getSandbox", func(ctx context.Context) error { return one(c.Sandbox(ctx, "x")) }},
		{"deleteSandbox", func(ctx context.Context) error { return c.DeleteSandbox(ctx, "x") }},
		{"getState", func(ctx context.Context) error { return one(c.State(ctx)) }},
		{"reset", c.Reset},
		{"takeSnapshot", func(ctx context.Context) error { return one(c.Snapshot(ctx, "x")) }},
		{"listSnapshots", func(ctx context.Context) error { return one(c.Snapshots(ctx)) }},
		{"restoreSnapshot", func(ctx context.Context) error { return c.Restore(ctx, x) }},
		{"deleteSnapshot", func(ctx context.Context) error { return c.DeleteSnapshot(ctx, x) }},
		{"applyFixtures", func(ctx context.Context) error { return c.Seed(ctx, fixtures.Text("more", "users: [{name: new}]")) }},
		{"exportFixtures", func(ctx context.Context) error { return one(c.Export(ctx)) }},
		{"getClock", func(ctx context.Context) error { return one(c.Clock(ctx)) }},
		{"moveClock", c.Freeze},
		{"addFault", func(ctx context.Context) error {
			_, err := c.Inject(ctx, testkit.Fault{Name: "x", Delay: "1s"})
			return err
		}},
		{"listFaults", func(ctx context.Context) error { return one(c.Faults(ctx)) }},
		{"removeFault", func(ctx context.Context) error { return c.RemoveFault(ctx, "x") }},
		{"clearFaults", c.ClearFaults},
		{"getJournal", func(ctx context.Context) error { return one(c.Journal(ctx, testkit.Match{})) }},
		{"waitForExchanges", func(ctx context.Context) error { return one(c.Wait(ctx, testkit.Match{}, 1, time.Millisecond)) }},
		{"streamJournal", func(ctx context.Context) error {
			ctx, cancel := context.WithCancel(ctx)
			cancel() // it would wait for an exchange
			for range c.Follow(ctx, testkit.Match{}) {
				return nil
			}
			return nil
		}},
		{"explainQuery", func(ctx context.Context) error { return one(c.ExplainQuery(ctx, "profile", "", "displayName:Ada")) }},
		{"clearJournal", c.ClearJournal},
		{"verify", func(ctx context.Context) error { return one(c.Verify(ctx, testkit.Expectation{})) }},
		{"getOutbox", func(ctx context.Context) error { return one(c.Outbox(ctx, "")) }},
		{"clearOutbox", c.ClearOutbox},
		{"setMail", func(ctx context.Context) error { return c.SetMail(ctx, testkit.MailOutbox) }},
		{"putItem", func(ctx context.Context) error {
			return one(c.PutItem(ctx, testkit.PutItem{User: "ada", Item: "gold", Quantity: 3}))
		}},
		{"issueReward", func(ctx context.Context) error {
			return one(c.IssueReward(ctx, testkit.NewIssuance{User: "ada", Item: "gold", Quantity: 5}))
		}},
		{"makePurchase", func(ctx context.Context) error {
			return one(c.MakePurchase(ctx, testkit.NewPurchase{Store: testkit.SteamStore, Product: "gold", Order: "1"}))
		}},
		{"listPurchases", func(ctx context.Context) error { return one(c.Purchases(ctx, testkit.SteamStore)) }},
		{"getPurchase", func(ctx context.Context) error { return one(c.Purchase(ctx, testkit.SteamStore, "1")) }},
		{"changePurchase", func(ctx context.Context) error {
			return one(c.ChangePurchase(ctx, testkit.SteamStore, "1", testkit.RefundPurchase))
		}},
		{"queueStoreAnswer", func(ctx context.Context) error { return c.QueueStoreAnswer(ctx, testkit.SteamStore, 503, "") }},
		{"listStoreRequests", func(ctx context.Context) error { return one(c.StoreRequests(ctx, testkit.SteamStore)) }},
		{"createSession", func(ctx context.Context) error { return one(c.Session(ctx, testkit.NewSession{User: "root"})) }},
		{"putIdentityProvider", func(ctx context.Context) error {
			return one(c.AddIdentityProvider(ctx, testkit.IdentityProvider{Name: "x"}))
		}},
		{"listIdentityProviders", func(ctx context.Context) error { return one(c.IdentityProviders(ctx)) }},
		{"getIdentityProvider", func(ctx context.Context) error { return one(c.IdentityProvider(ctx, "x")) }},
		{"mintTokens", func(ctx context.Context) error {
			return one(c.MintTokens(ctx, "x", testkit.MintTokens{Identity: "ann"}))
		}},
		{"rotateKeys", func(ctx context.Context) error { return c.RotateKeys(ctx, "x", false) }},
		{"queueAnswer", func(ctx context.Context) error {
			return c.QueueAnswer(ctx, "x", testkit.IdentityAnswer{Endpoint: testkit.KeysEndpoint, Status: 500})
		}},
		{"listIdentityProviderRequests", func(ctx context.Context) error { return one(c.IdentityRequests(ctx, "x")) }},
		{"clearIdentityProviderRequests", func(ctx context.Context) error { return c.ClearIdentityRequests(ctx, "x") }},
		{"deleteIdentityProvider", func(ctx context.Context) error { return c.DeleteIdentityProvider(ctx, "x") }},
		{"advanceProgress", func(ctx context.Context) error {
			if err := c.Seed(ctx, fixtures.Text("mission", "missions: [{name: m, steps: [{count: 2}]}]\nusers: [{name: hero}]\napplications: [{name: Heroes}]\nprofiles: [{user: hero, application: Heroes, id: 0123456789abcdef01234567}]")); err != nil {
				return err
			}
			return one(c.AdvanceMission(ctx, testkit.AdvanceMission{Profile: "0123456789abcdef01234567", Mission: "m", Amount: 1, Start: true}))
		}},
		{"getOpenAPI", func(ctx context.Context) error { return one(c.OpenAPI(ctx)) }},
	}
	all := operations(t, c)
	var covered []string
	for _, step := range steps {
		recorded.calls = nil
		if err := step.do(t.Context()); err != nil {
			t.Errorf("%s: %v", step.operation, err)
		}
		if !slices.Contains(recorded.calls, all[step.operation]) {
			t.Errorf("%s calls %v, want %s", step.operation, recorded.calls, all[step.operation])
		}
		covered = append(covered, step.operation)
	}
	slices.Sort(covered)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(all)), covered); diff != "" {
		t.Errorf("calls without a method: %s", diff)
	}
}
