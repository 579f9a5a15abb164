package container_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/testcontainers/testcontainers-go"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
	"github.com/NamazuStudios/elements-emulator/testkit/container"
	"github.com/NamazuStudios/elements-emulator/testkit/dockertest"
)

const world = "users: [{name: ada, password: secret, email: ada@example.com}]"

// image is the image to run: the one that the environment names, or that of the
// repository's Dockerfile.
func image(t *testing.T) string {
	t.Helper()
	if named := os.Getenv(testkit.EnvImage); named != "" {
		return named
	}
	return dockertest.Image(t)
}

// run runs the image until the test ends.
func run(t *testing.T, options ...testcontainers.ContainerCustomizer) *testkit.Server {
	t.Helper()
	c, err := container.Run(t.Context(), image(t), options...)
	testcontainers.CleanupContainer(t, c)
	if err != nil {
		t.Fatal(err)
	}
	url, err := c.URL(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return testkit.RunT(t, testkit.WithMode(testkit.Remote), testkit.WithURL(url))
}

func TestRun(t *testing.T) {
	t.Parallel()
	start := time.Date(2020, 2, 29, 12, 0, 0, 0, time.UTC)
	s := run(t, container.WithFixtures(fixtures.Text("world.yaml", world)), container.WithStart(start), container.WithMail(), container.WithSeed("x"))
	ada := s.Login(t, "ada", "secret")
	if began := ada.Info.Expires(); began.Year() != start.Year() {
		t.Errorf("the session ends at %s, want the clock to start at %s", began, start)
	}
	if err := s.API().RequestReset(t.Context(), "ada@example.com"); err != nil {
		t.Errorf("mails are not kept: %v", err)
	}
}

func TestRunWithoutOptions(t *testing.T) {
	t.Parallel()
	run(t).MockSession(t)
}

func TestRunRefusesFixtures(t *testing.T) {
	t.Parallel()
	c, err := container.Run(t.Context(), "elements-emulator:never", container.WithFixtures(fixtures.Text("world.yaml", "usres: []")))
	testcontainers.CleanupContainer(t, c)
	if err == nil || !strings.HasPrefix(err.Error(), "run elements: ") || !strings.Contains(err.Error(), "world.yaml:1:1") {
		t.Errorf("got %v", err)
	}
}

func TestRunReturnsTheContainerBesideTheError(t *testing.T) {
	t.Parallel()
	c, err := container.Run(t.Context(), image(t), testcontainers.WithEnv(map[string]string{"ELEMENTS_EMULATOR_MAIL": "maybe"}))
	testcontainers.CleanupContainer(t, c)
	if c == nil || err == nil || !strings.HasPrefix(err.Error(), "run elements: ") {
		t.Errorf("got %v, %v", c, err)
	}
}
