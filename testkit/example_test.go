package testkit_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

// TestHighScore is the example of the README.
func TestHighScore(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t)
	player := server.MockSession(t)
	me, err := player.Me(t.Context())
	if err != nil || me.Level != "USER" {
		t.Errorf("got %+v, %v", me, err)
	}
}

// Run starts a server where there is no test: here for an example.
func ExampleRun() {
	ctx := context.Background()
	server, err := testkit.Run(ctx, testkit.WithYAML("users: [{name: ada, password: secret}]"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close(ctx)
	ada, err := server.API().Login(ctx, testkit.LoginRequest{UserID: "ada", Password: "secret"})
	if err != nil {
		fmt.Println(err)
		return
	}
	me, err := ada.Me(ctx)
	fmt.Println(me.Name, me.Level, err)
	// Output: ada USER <nil>
}

// A test of a client: a world of its own, a bad network, a clock that moves,
// and what was called in the end.
func ExampleRunT() {
	test := func(t *testing.T) {
		server := testkit.RunT(t, testkit.WithFixtures(fixtures.Path("testdata/world.yaml")))
		player := server.MockSession(t, testkit.MockRequest{LifetimeInSeconds: 60})

		server.Fault(t, testkit.Fault{
			Match: testkit.FaultMatch{Path: "/user/me"}, Error: &testkit.FaultError{Status: 503}, Times: 1,
		})
		if _, err := player.Me(t.Context()); err == nil {
			t.Error("the fault did not act")
		}

		server.FastForward(t, 2*time.Minute)
		if _, err := player.Me(t.Context()); err == nil {
			t.Error("the mock user outlived its time")
		}
		server.CheckCalled(t, testkit.Expectation{Method: http.MethodGet, Path: "/user/me", Times: new(2)})
	}
	_ = test
}

// The same test against a real server. It is skipped where it asks for what no
// real server can do.
func ExampleWithMode_remote() {
	test := func(t *testing.T) {
		server := testkit.RunT(t,
			testkit.WithMode(testkit.Remote), // or ELEMENTS_TESTKIT=remote
			testkit.WithURL("https://elements.example.com"),
			testkit.WithSuperuser("root", os.Getenv("SUPERUSER_PASSWORD")),
		)
		server.MockSession(t)
	}
	_ = test
}

// A sandbox for each test, of one emulator in the test's process.
func ExampleWithShared() {
	ctx := context.Background()
	server, err := testkit.Run(ctx, testkit.WithShared())
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close(ctx)
	controls, _ := server.Controls()
	state, err := controls.State(ctx)
	fmt.Println(state.Sandbox.Name, err)
	// Output: test <nil>
}

// Main keeps the shared server from the first test to the last.
func ExampleMain() {
	var m *testing.M // the parameter of TestMain
	main := func() { os.Exit(testkit.Main(m)) }
	_ = main
}

// A client under test gets an http.Client, or a URL and a secret.
func ExampleSession() {
	test := func(t *testing.T) {
		server := testkit.RunT(t)
		player := server.MockSession(t)
		answer, err := player.Client().Get(server.API().URL() + "/user/me")
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
	}
	_ = test
}
