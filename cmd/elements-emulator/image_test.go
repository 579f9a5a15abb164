package main

import (
	"archive/tar"
	"bytes"
	"debug/elf"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/testkit/dockertest"
)

// largestImage is the size in bytes that the image may have.
const largestImage = 26_000_000

// inspected is what matters of docker image inspect.
type inspected struct {
	Architecture string
	Os           string
	Size         int64
	Config       struct {
		User         string
		Entrypoint   []string
		Cmd          []string
		ExposedPorts map[string]struct{}
		Labels       map[string]string
		Healthcheck  struct{ Test []string }
	}
}

func inspect(t *testing.T, image string) inspected {
	t.Helper()
	var found []inspected
	if err := json.Unmarshal([]byte(dockertest.Docker(t, "image", "inspect", image)), &found); err != nil || len(found) != 1 {
		t.Fatalf("docker image inspect: %v", err)
	}
	return found[0]
}

func TestImage(t *testing.T) {
	t.Parallel()
	got := inspect(t, dockertest.Image(t))
	if got.Size > largestImage {
		t.Errorf("the image has %d bytes, want %d at most", got.Size, largestImage)
	}
	want := inspected{Architecture: got.Architecture, Os: "linux", Size: got.Size}
	want.Config.User = "65532:65532"
	want.Config.Entrypoint = []string{"/elements-emulator"}
	want.Config.Cmd = []string{"serve"}
	want.Config.ExposedPorts = map[string]struct{}{"8080/tcp": {}}
	want.Config.Healthcheck.Test = []string{"CMD", "/elements-emulator", "health"}
	want.Config.Labels = map[string]string{
		"org.opencontainers.image.title":       "Elements emulator",
		"org.opencontainers.image.description": "A local fake of the Namazu Elements game backend, for development and tests",
		"org.opencontainers.image.source":      "https://github.com/NamazuStudios/elements-emulator",
		"org.opencontainers.image.licenses":    "Apache-2.0",
		"org.opencontainers.image.version":     dockertest.Version,
		"org.opencontainers.image.revision":    dockertest.Revision,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestImageForAnotherPlatform(t *testing.T) {
	t.Parallel()
	image := dockertest.CrossImage(t)
	if got := inspect(t, image); got.Architecture != "arm64" || got.Size > largestImage {
		t.Errorf("the image is for %s and has %d bytes", got.Architecture, got.Size)
	}
	id := dockertest.Docker(t, "create", "--platform", "linux/arm64", image)
	t.Cleanup(func() { dockertest.Docker(t, "rm", id) })
	copied := filepath.Join(t.TempDir(), "binary")
	dockertest.Docker(t, "cp", id+":/elements-emulator", copied)
	binary, err := elf.Open(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer binary.Close()
	if binary.Machine != elf.EM_AARCH64 {
		t.Errorf("the binary is for %s", binary.Machine)
	}
}

// TestImageHoldsTheBinaryOnly looks into the image's layers.
func TestImageHoldsTheBinaryOnly(t *testing.T) {
	t.Parallel()
	image := dockertest.Image(t)
	saved := filepath.Join(t.TempDir(), "image.tar")
	dockertest.Docker(t, "save", "--output", saved, image)
	file, err := os.Open(saved)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var files []string
	eachEntry(t, file, func(name string, content io.Reader) {
		data, err := io.ReadAll(content)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".json") || !isTar(data) {
			return
		}
		eachEntry(t, bytes.NewReader(data), func(name string, _ io.Reader) { files = append(files, name) })
	})
	if want := []string{"elements-emulator"}; !slices.Equal(files, want) {
		t.Errorf("the image holds %q, want %q", files, want)
	}
}

func isTar(data []byte) bool {
	_, err := tar.NewReader(bytes.NewReader(data)).Next()
	return err == nil
}

func eachEntry(t *testing.T, from io.Reader, f func(name string, content io.Reader)) {
	t.Helper()
	archive := tar.NewReader(from)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if header.Typeflag == tar.TypeReg {
			f(header.Name, archive)
		}
	}
}

func TestImageVersion(t *testing.T) {
	t.Parallel()
	got := dockertest.Docker(t, "run", "--rm", dockertest.Image(t), "version")
	for _, want := range []string{"elements-emulator " + dockertest.Version, "commit            " + dockertest.Revision} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

// TestImageServesMountedFixtures runs the image as a user does, with a folder
// of fixtures and nothing else.
func TestImageServesMountedFixtures(t *testing.T) {
	t.Parallel()
	image := dockertest.Image(t)
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "world.yaml"), aliceWorld)
	s := contained(t, image, "--volume", folder+":/fixtures:ro")
	s.login(t, "alice", "wonderland")
	s.stop(t)
}

// TestImageWithoutFixtures checks that an image without a mounted folder
// serves a fresh world, with a read-only file system and without privileges.
func TestImageWithoutFixtures(t *testing.T) {
	t.Parallel()
	s := contained(t, dockertest.Image(t), "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges")
	s.login(t, "root", "example")
	s.stop(t)
}

// container is a running container.
type container struct {
	server
	id string
}

// contained runs the image until the test ends and waits until the container
// is healthy.
func contained(t *testing.T, image string, options ...string) *container {
	t.Helper()
	arguments := append([]string{"run", "--detach", "--publish", "127.0.0.1::8080"}, options...)
	c := &container{id: dockertest.Docker(t, append(arguments, image)...)}
	t.Cleanup(func() { dockertest.Docker(t, "rm", "--force", c.id) })
	c.url = "http://" + dockertest.Docker(t, "port", c.id, "8080/tcp")
	dockertest.AwaitHealthy(t, c.id)
	return c
}

// stop stops the container as Docker does: it must end by itself, with 0.
func (c *container) stop(t *testing.T) {
	t.Helper()
	dockertest.Docker(t, "stop", c.id)
	if code := dockertest.Docker(t, "inspect", "--format", "{{.State.ExitCode}}", c.id); code != "0" {
		t.Errorf("exit code %s, want 0:\n%s", code, dockertest.Docker(t, "logs", c.id))
	}
}

// TestCompose runs compose.yaml with the image that was built.
func TestCompose(t *testing.T) {
	t.Parallel()
	image := dockertest.Image(t)
	compose := composeCommand(t)
	run := func(arguments ...string) (string, error) {
		cmd := exec.Command(compose[0], append(compose[1:], arguments...)...)
		cmd.Env = append(os.Environ(), "ELEMENTS_IMAGE="+image, "ELEMENTS_PORT=0")
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	project := []string{"--project-name", "elements-emulator-test-" + strconv.Itoa(os.Getpid()), "--file", "../../compose.yaml"}
	t.Cleanup(func() {
		if out, err := run(append(project, "down", "--volumes")...); err != nil {
			t.Errorf("down: %v\n%s", err, out)
		}
	})
	out, err := run(append(project, "up", "--no-build", "--exit-code-from", "game")...)
	if err != nil || !strings.Contains(out, "http://elements:8080 is ready") {
		t.Errorf("up: %v\n%s", err, out)
	}
}

// composeCommand is the command that runs compose files here.
func composeCommand(t *testing.T) []string {
	t.Helper()
	if exec.Command("docker", "compose", "version").Run() == nil {
		return []string{"docker", "compose"}
	}
	if _, err := exec.LookPath("docker-compose"); err != nil {
		t.Skip("needs docker compose or docker-compose")
	}
	return []string{"docker-compose"}
}
