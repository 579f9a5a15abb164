package testkit_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/testkit"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance/scenariotest"
)

// TestConformance runs the recorded scenarios, each in a sandbox of an emulator
// that they share.
func TestConformance(t *testing.T) {
	t.Parallel()
	scenariotest.Run(t, emulator.Built, func(t *testing.T) conformance.Target {
		s, controls := controls(t, testkit.WithShared())
		return conformance.Target{
			BaseURL: s.URL(), Client: s.Client(), Wait: controls.FastForward, Now: controls.Now, Built: emulator.Built,
		}
	})
}
