package container_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/testcontainers/testcontainers-go"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// TestMain keeps the container of all tests, and checks that it is removed.
// The reaper's image may be out of reach here, and there is nothing to reap.
func TestMain(m *testing.M) {
	os.Setenv("TESTCONTAINERS_RYUK_DISABLED", "true")
	code := testkit.Main(m)
	if left := containers(); left != "" {
		fmt.Fprintln(os.Stderr, "containers are left:", left)
		code = 1
	}
	os.Exit(code)
}

// containers are the ids of this session's containers; empty without Docker.
func containers() string {
	out, _ := exec.Command("docker", "ps", "--all", "--quiet",
		"--filter", "label=org.testcontainers.sessionId="+testcontainers.SessionID()).Output()
	return strings.TrimSpace(string(out))
}
