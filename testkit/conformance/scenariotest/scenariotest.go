// Package scenariotest runs the recorded scenarios as tests.
package scenariotest

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit/conformance"
)

// Run runs all scenarios side by side, each as a test of its own and against a
// target of its own. One whose operations are not all built is skipped and
// says which is missing.
func Run(t *testing.T, built func(method, path string) bool, target func(t *testing.T) conformance.Target) {
	t.Helper()
	for _, name := range conformance.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scenario, err := conformance.Load(conformance.Scenarios(), name)
			if err != nil {
				t.Fatal(err)
			}
			if missing := scenario.Unbuilt(built); missing != "" {
				t.Skipf("%s is not emulated yet", missing)
			}
			conformance.Test(t, target(t), scenario)
		})
	}
}
