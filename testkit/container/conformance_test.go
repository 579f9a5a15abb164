package container_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance/scenariotest"
)

// TestConformance runs the recorded scenarios, each in a sandbox of the
// container.
func TestConformance(t *testing.T) {
	t.Parallel()
	scenariotest.Run(t, emulator.Built, func(t *testing.T) conformance.Target {
		s := start(t)
		controls := s.Emulator(t, "pass a time")
		return conformance.Target{
			BaseURL: s.URL(), Client: s.Client(), Wait: controls.FastForward, Now: controls.Now, Built: emulator.Built,
		}
	})
}
