package testkit_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// TestModeOfTheEnvironment can't be parallel: it sets variables.
func TestModeOfTheEnvironment(t *testing.T) {
	tests := []struct{ name, mode, outcome, says string }{
		{"unknown", "docker", "failed", `run elements: ELEMENTS_TESTKIT is "docker"; it can be inprocess, container or remote`},
		{"not imported", "container", "failed", `import _ "github.com/NamazuStudios/elements-emulator/testkit/container"`},
		{"without URL", "remote", "failed", "set ELEMENTS_TESTKIT_URL, or use WithURL"},
		{"in process", "inprocess", "", ""},
		{"not set", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv(testkit.EnvMode, tt.mode)
			f := watch(t, func(tb testkit.TB) { testkit.RunT(tb) })
			if f.outcome != tt.outcome || !strings.Contains(f.log(), tt.says) {
				t.Errorf("%q:\n%s\nwant %q:\n%s", f.outcome, f.log(), tt.outcome, tt.says)
			}
		})
	}
}

func TestOptionBeatsEnvironment(t *testing.T) {
	t.Setenv(testkit.EnvMode, "docker")
	f := watch(t, func(tb testkit.TB) { testkit.RunT(tb, testkit.WithMode(testkit.InProcess)) })
	if f.outcome != "" {
		t.Errorf("%s:\n%s", f.outcome, f.log())
	}
}

func TestRunReturnsErrors(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		options []testkit.Option
		says    string
	}{
		{"unknown mode", []testkit.Option{testkit.WithMode("docker")}, `the mode is "docker"; it can be inprocess, container or remote`},
		{"bad fixtures", []testkit.Option{testkit.WithYAML("usres: []")}, `WithYAML:1:1`},
		{"bad fixtures for a sandbox", []testkit.Option{testkit.WithYAML("usres: []"), testkit.WithShared()}, `WithYAML:1:1`},
		{"bad URL", []testkit.Option{testkit.WithMode(testkit.Remote), testkit.WithURL("localhost:8080")}, "must begin with http://"},
		{
			"what no real server can do",
			[]testkit.Option{testkit.WithMode(testkit.Remote), testkit.WithURL("http://localhost"), testkit.WithMail()},
			"a real Elements server can't keep mails in an outbox",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			options := append([]testkit.Option{testkit.WithMode(testkit.InProcess)}, tt.options...)
			s, err := testkit.Run(t.Context(), options...)
			if err == nil {
				t.Fatal(errors.Join(errors.New("no error"), s.Close(t.Context())))
			}
			if !strings.HasPrefix(err.Error(), "run elements: ") || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %q, want %q in it", err, tt.says)
			}
		})
	}
}

func TestRegisterTwice(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a mode has two launchers")
		}
	}()
	testkit.Register(testkit.InProcess, func(context.Context, string) (testkit.Host, error) { return nil, nil })
}
