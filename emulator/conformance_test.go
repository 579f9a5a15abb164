package emulator_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
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
			e := start(t, emulator.Options{})
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

// start starts an emulator that is closed with the test.
func start(t *testing.T, options emulator.Options) *emulator.Emulator {
	t.Helper()
	e, err := emulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := e.Close(ctx); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return e
}
