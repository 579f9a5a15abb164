package testkit_test

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
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

func TestPageTestkit(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t)
	player := server.MockSession(t, testkit.MockRequest{LifetimeInSeconds: 60})
	server.Fault(t, testkit.Fault{Match: testkit.FaultMatch{Path: "/user/me"}, Error: &testkit.FaultError{Status: 503}, Times: 1})
	_, broken := player.Me(t.Context()) // 503
	server.FastForward(t, 61*time.Second)
	_, late := player.Me(t.Context()) // 403
	server.CheckCalled(t, testkit.Expectation{Operation: "getCurrentUser", Times: new(2)})
	wantStatus(t, broken, http.StatusServiceUnavailable)
	wantStatus(t, late, http.StatusForbidden)
}

func TestPageSigningIn(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t, testkit.WithFixtures(fixtures.Embedded("demo")))
	expired := server.Tokens(t, "google", "bruno@castle-rush.example", testkit.TokenChange{ExpiresIn: "-1m"})
	err := server.API().Do(t.Context(), http.MethodPost, "/auth/oidc", map[string]string{"jwt": expired.IDToken}, nil) // 403
	wantStatus(t, err, http.StatusForbidden)
}

func wantNone(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
}

var goBlock = regexp.MustCompile("(?s)```go\n(.*?)```")

// shownIn are the files whose code the pages show.
var shownIn = []string{"pages_test.go", "example_test.go", "../docs/examples/go/elements_test.go"}

// TestPagesShowWhatRuns checks that every example in Go of every page is code
// of a test, so that it compiles and runs.
func TestPagesShowWhatRuns(t *testing.T) {
	t.Parallel()
	source := ""
	for _, file := range shownIn {
		source += read(t, file)
	}
	inBody := strings.ReplaceAll(source, "\n\t", "\n")
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages:", err)
	}
	for _, page := range append(pages, "../README.md", "../CONTRIBUTING.md") {
		for _, part := range parts(read(t, page)) {
			if !strings.Contains(source, part) && !strings.Contains(inBody, part) {
				t.Errorf("%s shows what does not run:\n%s", page, part)
			}
		}
	}
}

// TestPagesOfPowersShowGo checks that each power has an example in Go.
func TestPagesOfPowersShowGo(t *testing.T) {
	t.Parallel()
	powers := []string{"sandboxes", "state", "clock", "faults", "journal", "outbox", "impersonation", "signing-in", "testkit"}
	for _, page := range powers {
		if len(parts(read(t, "../docs/"+page+".md"))) == 0 {
			t.Errorf("docs/%s.md has no example in Go", page)
		}
	}
}

// parts are the examples in Go of a page.
func parts(page string) (out []string) {
	for _, block := range goBlock.FindAllStringSubmatch(page, -1) {
		out = append(out, block[1])
	}
	return out
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
