package testkit_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/testkit"
	"github.com/NamazuStudios/elements-emulator/testkit/conformance"
)

// TestConformance runs the recorded scenarios, each in a sandbox of an emulator
// that they share.
func TestConformance(t *testing.T) {
	t.Parallel()
	for _, name := range conformance.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scenario, err := conformance.Load(conformance.Scenarios(), name)
			if err != nil {
				t.Fatal(err)
			}
			if missing := scenario.Unbuilt(emulator.Built); missing != "" {
				t.Skipf("%s is not emulated yet", missing)
			}
			s, controls := controls(t, testkit.WithShared())
			conformance.Test(t, conformance.Target{
				BaseURL: s.URL(), Client: s.Client(), Wait: controls.FastForward, Now: controls.Now, Built: emulator.Built,
			}, scenario)
		})
	}
}
