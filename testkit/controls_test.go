package testkit_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// controls are those of a server of the test's own.
func controls(t *testing.T, options ...testkit.Option) (*testkit.Server, *testkit.Controls) {
	t.Helper()
	s := testkit.RunT(t, append([]testkit.Option{testkit.WithMode(testkit.InProcess)}, options...)...)
	return s, s.Emulator(t, "be tested so")
}

func TestControlsClock(t *testing.T) {
	t.Parallel()
	_, c := controls(t, testkit.WithStart(time.Unix(1e9, 0)))
	at := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	err := errors.Join(c.Freeze(t.Context()), c.SetTime(t.Context(), at), c.FastForward(t.Context(), time.Minute))
	clock, errRead := c.Clock(t.Context())
	if err := errors.Join(err, errRead); err != nil {
		t.Fatal(err)
	}
	if want := at.Add(time.Minute); !clock.Now.Equal(want) || !clock.Frozen {
		t.Errorf("got %+v, want %s, frozen", clock, want)
	}
	wantStatus(t, c.SetTime(t.Context(), at), http.StatusBadRequest)
	if err := c.Resume(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestControlsSandboxes(t *testing.T) {
	t.Parallel()
	s, c := controls(t)
	made, err := c.CreateSandbox(t.Context(), testkit.NewSandbox{Name: "other", Fixtures: world, Mail: testkit.MailOutbox})
	if err != nil {
		t.Fatal(err)
	}
	if state, err := c.At(made.URL).State(t.Context()); err != nil || state.Name != "other" || state.Mail != testkit.MailOutbox {
		t.Errorf("got %+v, %v", state, err)
	}
	_, err = c.CreateSandbox(t.Context(), testkit.NewSandbox{Name: "other"})
	wantStatus(t, err, http.StatusConflict)
	all, err := c.Sandboxes(t.Context())
	if err != nil || len(all) != 2 || all[1].Name != "other" {
		t.Errorf("got %+v, %v", all, err)
	}
	if err := c.DeleteSandbox(t.Context(), "other"); err != nil {
		t.Error(err)
	}
	s.MockSession(t)
}

func TestControlsSnapshots(t *testing.T) {
	t.Parallel()
	_, c := controls(t)
	taken, err := c.Snapshot(t.Context(), "mine")
	if err != nil || taken.Name != "mine" {
		t.Fatalf("got %+v, %v", taken, err)
	}
	if all, err := c.Snapshots(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("got %+v, %v", all, err)
	}
	if err := c.DeleteSnapshot(t.Context(), taken); err != nil {
		t.Error(err)
	}
	wantStatus(t, c.Restore(t.Context(), taken), http.StatusNotFound)
}

func TestControlsFaults(t *testing.T) {
	t.Parallel()
	s, c := controls(t)
	remove, err := c.InjectPreset(t.Context(), testkit.Flaky)
	if err != nil {
		t.Fatal(err)
	}
	if err := remove(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Inject(t.Context(), testkit.Fault{Drop: testkit.DropBefore}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.API().Version(t.Context()); err == nil {
		t.Error("the connection was not dropped")
	}
	all, err := c.Faults(t.Context())
	if err != nil || len(all) != 1 || all[0].Hits == 0 {
		t.Errorf("got %+v, %v; want one fault that acted", all, err)
	}
	if err := c.ClearFaults(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.API().Version(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestControlsJournal(t *testing.T) {
	t.Parallel()
	s, c := controls(t)
	if _, err := s.API().Version(t.Context()); err != nil {
		t.Fatal(err)
	}
	reached, err := c.Wait(t.Context(), testkit.Match{Path: "/version"}, 1, time.Minute)
	if err != nil || !reached {
		t.Errorf("reached: %v, %v", reached, err)
	}
	reached, err = c.Wait(t.Context(), testkit.Match{Path: "/version"}, 2, time.Millisecond)
	if err != nil || reached {
		t.Errorf("reached: %v, %v", reached, err)
	}
	if err := c.ClearJournal(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := s.Requests(t, testkit.Match{}); len(left) != 0 {
		t.Errorf("got %+v", left)
	}
}

func TestControlsFollow(t *testing.T) {
	t.Parallel()
	s, c := controls(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	calls := make(chan error)
	go func() {
		defer close(calls)
		for ctx.Err() == nil { // until the stream has begun and sees one
			_, err := s.API().Version(t.Context())
			calls <- err
		}
	}()
	seen := make(chan testkit.Exchange, 1)
	go func() {
		for x, err := range c.Follow(ctx, testkit.Match{Path: "/version"}) {
			if err != nil {
				t.Errorf("follow: %v", err)
			}
			seen <- x
			break
		}
		cancel()
	}()
	for err := range calls {
		if err != nil {
			t.Error(err)
		}
	}
	if x := <-seen; x.Path != "/api/rest/version" || x.Status != http.StatusOK {
		t.Errorf("got %+v", x)
	}
}

func TestControlsOutbox(t *testing.T) {
	t.Parallel()
	s, c := controls(t, testkit.WithYAML(world))
	if err := c.SetMail(t.Context(), testkit.MailOutbox); err != nil {
		t.Fatal(err)
	}
	if err := s.API().RequestReset(t.Context(), "ada@example.com"); err != nil {
		t.Fatal(err)
	}
	if err := c.ClearOutbox(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := s.Outbox(t, ""); len(left) != 0 {
		t.Errorf("got %+v", left)
	}
}

func TestControlsSeedRefusesMistakes(t *testing.T) {
	t.Parallel()
	_, c := controls(t)
	err := c.Seed(t.Context(), fixtures.Text("mine.yaml", "users: [{nmae: x}]"))
	if mistakes := (*fixtures.Errors)(nil); !errors.As(err, &mistakes) || !strings.Contains(err.Error(), "mine.yaml:1:") {
		t.Errorf("got %v", err)
	}
	err = c.Seed(t.Context(), fixtures.Text("mine.yaml", "users: [{name: root, password: x}]"))
	wantStatus(t, err, http.StatusBadRequest)
}

func TestControlsSeedRefersToWhatIsThere(t *testing.T) {
	t.Parallel()
	s, c := controls(t, testkit.WithYAML(world))
	err := c.Seed(t.Context(), fixtures.Text("more", "profiles: [{user: root, application: chess}]"))
	if err != nil {
		t.Fatal(err)
	}
	if page, err := s.As(t, "root").Profiles(t.Context(), testkit.List{}); err != nil || page.Total != 2 {
		t.Errorf("got %+v, %v", page, err)
	}
}

func TestControlsDo(t *testing.T) {
	t.Parallel()
	_, c := controls(t)
	var list struct {
		Providers []struct {
			Name string `json:"name"`
		} `json:"providers"`
	}
	err := errors.Join(
		c.Do(t.Context(), http.MethodPost, "/idp", map[string]string{"name": "mine"}, nil),
		c.Do(t.Context(), http.MethodGet, "/idp", nil, &list),
	)
	if err != nil || len(list.Providers) != 1 || list.Providers[0].Name != "mine" {
		t.Errorf("got %+v, %v", list, err)
	}
}

func TestControlsOpenAPI(t *testing.T) {
	t.Parallel()
	_, c := controls(t)
	doc, err := c.OpenAPI(t.Context())
	if err != nil || !bytes.Contains(doc, []byte("/sandboxes")) {
		t.Errorf("got %.100s, %v", doc, err)
	}
}
