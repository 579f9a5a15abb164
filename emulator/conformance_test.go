package emulator_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance/scenariotest"
)

// TestConformance runs the recorded scenarios, each on a world of its own.
func TestConformance(t *testing.T) {
	t.Parallel()
	scenariotest.Run(t, emulator.Built, func(t *testing.T) conformance.Target {
		return target(whole.Start(t, emulator.Options{}))
	})
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
