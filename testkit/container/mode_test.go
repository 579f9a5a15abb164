package container_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// start starts a test's sandbox of the container.
func start(t *testing.T, options ...testkit.Option) *testkit.Server {
	t.Helper()
	all := []testkit.Option{testkit.WithMode(testkit.Container), testkit.WithImage(image(t))}
	return testkit.RunT(t, append(all, options...)...)
}

func TestMode(t *testing.T) {
	t.Parallel()
	s := start(t, testkit.WithYAML(world), testkit.WithStart(time.Unix(1e9, 0)), testkit.WithMail())
	s.Login(t, "ada", "secret")
	player := s.MockSession(t, testkit.MockRequest{LifetimeInSeconds: 60})
	s.FastForward(t, 2*time.Minute)
	if _, err := player.Profiles(t.Context(), testkit.List{}); err == nil {
		t.Error("the mock user outlived its time")
	}
	s.CheckCalled(t, testkit.Expectation{Method: http.MethodGet, Path: "/profile", Times: new(1)})
	s.Reset(t)
	if now := s.Now(t); now.Year() != 2001 {
		t.Errorf("the clock shows %s after the reset", now)
	}
}

func TestTestsShareTheContainer(t *testing.T) {
	t.Parallel()
	first, _, _ := strings.Cut(start(t).URL(), "/sandbox/")
	second, _, _ := strings.Cut(start(t).URL(), "/sandbox/")
	if first != second {
		t.Errorf("one test uses %s, another %s", first, second)
	}
}

func TestModeNeedsAnImage(t *testing.T) {
	t.Setenv(testkit.EnvImage, "")
	_, err := testkit.Run(t.Context(), testkit.WithMode(testkit.Container))
	if err == nil || !strings.Contains(err.Error(), "set ELEMENTS_TESTKIT_IMAGE") {
		t.Errorf("got %v", err)
	}
}

// TestManyParallelTests runs 500 tests at once in one container, each with
// fixtures of its own under the names that all of them use.
func TestManyParallelTests(t *testing.T) {
	t.Parallel()
	for i := range 500 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			name := fmt.Sprintf("Ada%d", i)
			s := start(t, testkit.WithYAML("users: [{name: ada, password: secret, firstName: "+name+"}]"), testkit.WithSeed(name))
			s.MockSession(t)
			page, err := s.As(t, "root").Users(t.Context(), testkit.List{Count: 100})
			if err != nil || page.Total != 3 { // root, ada and the mock user
				t.Fatalf("got %+v, %v; want 3 users", page, err)
			}
			if me, err := s.Login(t, "ada", "secret").Me(t.Context()); err != nil || me.FirstName != name {
				t.Errorf("got %+v, %v; want %s", me, err, name)
			}
		})
	}
}
