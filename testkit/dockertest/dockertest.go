// Package dockertest gives tests the image that the repository's Dockerfile
// makes.
package dockertest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// The names of the image that tests run, and of the one for another platform.
const (
	tag      = "elements-emulator:test"
	crossTag = "elements-emulator:test-arm64"
)

// What the image says of itself.
const (
	Version  = "v0.0.0-test"
	Revision = "0000000000000000000000000000000000000000"
)

// Image is the name of the image that the repository's Dockerfile makes. It
// is built once for a test binary. Where there is no Docker the test is
// skipped.
func Image(tb testing.TB) string {
	tb.Helper()
	if err := available(); err != nil {
		tb.Skipf("needs Docker: %v", err)
	}
	if err := built(); err != nil {
		tb.Fatal(err)
	}
	return tag
}

// CrossImage is the name of the image for arm64 that BuildKit makes of the
// repository's Dockerfile on whatever machine this is. Where there is no
// Docker or no buildx the test is skipped.
func CrossImage(tb testing.TB) string {
	tb.Helper()
	Image(tb)
	if _, err := run("", "buildx", "version"); err != nil {
		tb.Skipf("needs docker buildx: %v", err)
	}
	if err := crossBuilt(); err != nil {
		tb.Fatal(err)
	}
	return crossTag
}

var available = sync.OnceValue(func() error {
	_, err := run("", "version", "--format", "{{.Server.Version}}")
	return err
})

var (
	built = sync.OnceValue(func() error {
		return build("build", "--tag", tag, "--build-arg", "VERSION="+Version, "--build-arg", "REVISION="+Revision)
	})
	crossBuilt = sync.OnceValue(func() error {
		return build("buildx", "build", "--load", "--platform", "linux/arm64", "--tag", crossTag)
	})
)

// build makes an image of the repository.
func build(arguments ...string) error {
	root, err := repository()
	if err != nil {
		return err
	}
	unlock, err := lock()
	if err != nil {
		return err
	}
	defer unlock()
	withdraw, err := lendBase(root)
	if err != nil {
		return err
	}
	defer withdraw()
	_, err = run(root, append(arguments, ".")...)
	return err
}

// Docker runs a docker command and returns what it printed. Where it fails
// the test ends.
func Docker(tb testing.TB, arguments ...string) string {
	tb.Helper()
	out, err := run("", arguments...)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func run(folder string, arguments ...string) (string, error) {
	cmd := exec.Command("docker", arguments...)
	cmd.Dir = folder
	// The classic builder, for it is there wherever Docker is.
	cmd.Env = append(os.Environ(), "DOCKER_BUILDKIT=0")
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("docker %s: %w\n%s%s", strings.Join(arguments, " "), err, lastLines(out.String()), lastLines(problems.String()))
	}
	return strings.TrimSpace(out.String()), nil
}

// lastLines is the end of what a command printed.
func lastLines(text string) string {
	const most = 2000
	return text[max(0, len(text)-most):]
}

// repository is the folder of the repository: that of go.mod.
func repository() (string, error) {
	folder, err := os.Getwd() // a test runs in its package's folder
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", fmt.Errorf("no go.mod above the test's folder")
		}
		folder = parent
	}
}

// toolchain is the root of the Go toolchain that runs the tests.
func toolchain() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
