package container_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/testcontainers/testcontainers-go"
	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// TestMain keeps the container of all tests, and checks that it is removed and
// no goroutine outlives it.
func TestMain(m *testing.M) {
	settle()
	code := testkit.Main(m)
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	if left := containers(); left != "" {
		fmt.Fprintln(os.Stderr, "containers are left:", left)
		code = 1
	}
	os.Exit(code)
}

// settle sets what testcontainers-go can't find out by itself everywhere.
func settle() {
	// The reaper's image may be out of reach, and there is nothing to reap.
	preset("TESTCONTAINERS_RYUK_DISABLED", "true")
	// Docker's bridge is seen where Docker runs: ports are published here, even
	// if this is a container, which testcontainers-go would look outside of.
	if _, err := net.InterfaceByName("docker0"); err == nil {
		preset("TESTCONTAINERS_HOST_OVERRIDE", "localhost")
	}
}

func preset(name, value string) {
	if os.Getenv(name) == "" {
		os.Setenv(name, value)
	}
}

// containers are the ids of this session's containers; empty without Docker.
func containers() string {
	out, _ := exec.Command("docker", "ps", "--all", "--quiet",
		"--filter", "label=org.testcontainers.sessionId="+testcontainers.SessionID()).Output()
	return strings.TrimSpace(string(out))
}
