package testkit_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestImportsNoContainers checks that those who use no containers need none of
// the modules of testcontainers-go.
func TestImportsNoContainers(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, unwanted := range []string{"testcontainers", "moby", "docker"} {
		if strings.Contains(string(out), unwanted) {
			t.Errorf("testkit depends on %s", unwanted)
		}
	}
}
