package testkit_test

import (
	"errors"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// The tests below are the examples in the pages of docs.

func TestPageSandboxes(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t, testkit.WithShared())
	player := server.MockSession(t)
	controls := server.Emulator(t, "have sandboxes")
	other, err := controls.CreateSandbox(t.Context(), testkit.NewSandbox{Name: "other"})
	if err != nil {
		t.Fatal(err)
	}
	version, err := server.Client().Get(other.URL + "/api/rest/version")
	_, errMe := player.Me(t.Context())
	wantNone(t, err, errMe)
	version.Body.Close()
}

func TestPageState(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t, testkit.WithFixtures(fixtures.Embedded("demo")))
	ready := server.Snapshot(t)
	server.Seed(t, fixtures.Text("more", "users: [{name: grace, password: secret}]"))
	server.Login(t, "grace", "secret")
	server.Restore(t, ready) // grace is gone
	server.Reset(t)          // what the test began with
	t.Log(server.Dump(t))
}

func TestPageClock(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t, testkit.WithStart(time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)))
	player := server.MockSession(t, testkit.MockRequest{LifetimeInSeconds: 60})
	server.FastForward(t, 61*time.Second)
	if _, err := player.Me(t.Context()); err == nil {
		t.Error("the mock session did not end")
	}
}

func TestPageFaults(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t)
	player := server.MockSession(t)
	server.Fault(t, testkit.Fault{
		Match: testkit.FaultMatch{Operation: "getCurrentUser"},
		Error: &testkit.FaultError{Code: "OVERLOAD"},
		Times: 1,
	})
	_, err := player.Me(t.Context()) // 503
	me, again := player.Me(t.Context())
	wantStatus(t, err, http.StatusServiceUnavailable)
	wantNone(t, again)
	if me.ID != player.Info.User.ID {
		t.Errorf("got %+v", me)
	}
}

func TestPageJournal(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t)
	player := server.MockSession(t)
	me, err := player.Me(t.Context())
	server.CheckCalled(t, testkit.Expectation{Operation: "getCurrentUser", Times: new(1)})
	for _, x := range server.Requests(t, testkit.Match{Caller: me.ID}) {
		t.Log(x.Method, x.Path, x.Status)
	}
	wantNone(t, err)
}

func TestPageOutbox(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t, testkit.WithMail(), testkit.WithYAML("users: [{name: ada, email: ada@example.com}]"))
	err := server.API().RequestReset(t.Context(), "ada@example.com")
	mail := server.Outbox(t, "ada@example.com")[0]
	reset := server.API().CompleteReset(t.Context(), mail.Token, "secret")
	ada := server.Login(t, "ada", "secret")
	wantNone(t, err, reset)
	if ada.Info.User.Name != "ada" {
		t.Errorf("got %+v", ada.Info)
	}
}

func TestPageImpersonation(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t, testkit.WithYAML("users: [{name: ada}]"))
	ada := server.As(t, "ada")
	me, err := ada.Me(t.Context())
	if err != nil || me.Name != "ada" {
		t.Errorf("got %+v, %v", me, err)
	}
}

func wantNone(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
}

var goBlock = regexp.MustCompile("(?s)```go\n(.*?)```")

// TestPagesShowWhatRuns checks that the examples in the pages are the tests
// above, or one of those that stand in example_test.go.
func TestPagesShowWhatRuns(t *testing.T) {
	t.Parallel()
	source := ""
	for _, file := range []string{"pages_test.go", "example_test.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source += string(data)
	}
	inBody := strings.ReplaceAll(source, "\n\t", "\n")
	for _, page := range []string{"sandboxes", "state", "clock", "faults", "journal", "outbox", "impersonation"} {
		data, err := os.ReadFile("../docs/" + page + ".md")
		if err != nil {
			t.Fatal(err)
		}
		found := goBlock.FindAllStringSubmatch(string(data), -1)
		if len(found) == 0 {
			t.Errorf("docs/%s.md has no example in Go", page)
		}
		for _, block := range found {
			if !strings.Contains(inBody, block[1]) {
				t.Errorf("docs/%s.md shows what does not run:\n%s", page, block[1])
			}
		}
	}
}
