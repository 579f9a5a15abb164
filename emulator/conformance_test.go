package emulator_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance"
)

// TestConformance runs the recorded scenarios, each on a world of its own.
func TestConformance(t *testing.T) {
	t.Parallel()
	for _, name := range conformance.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scenario, err := conformance.Load(conformance.Scenarios(), name)
			if err != nil {
				t.Fatal(err)
			}
			if missing := unbuilt(scenario); missing != "" {
				t.Skipf("%s is not emulated yet", missing)
			}
			e := whole.Start(t, emulator.Options{})
			conformance.Test(t, target(e), scenario)
		})
	}
}

// unbuilt is an operation that a scenario needs and that is not emulated.
// Scenarios of a fresh world touch every family and leave such steps out.
func unbuilt(s *conformance.Scenario) string {
	if s.Fresh {
		return ""
	}
	for _, step := range s.Steps {
		path, _, _ := strings.Cut(step.Path, "?")
		if !emulator.Built(step.Method, path) {
			return step.Method + " " + path
		}
	}
	return ""
}

func target(e *emulator.Emulator) conformance.Target {
	return conformance.Target{
		BaseURL: e.URL(),
		Client:  &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
		Wait: func(_ context.Context, d time.Duration) error {
			_, err := e.Sandbox().Advance(d)
			return err
		},
		Now:   func(context.Context) (time.Time, error) { return e.Sandbox().Now(), nil },
		Built: emulator.Built,
	}
}
