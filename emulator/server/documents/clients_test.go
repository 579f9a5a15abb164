package documents_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// generator is the one that makes the client. It is run as it is: the module of
// the emulator does not need it.
const generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.5.1"

// TestGeneratedClient makes a client of the served document, compiles it and
// drives it: log-in, a mock session, who I am, lists, an error.
func TestGeneratedClient(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it compiles a client of all operations")
	}
	e := whole.Start(t, emulator.Options{})
	root := e.URL() + rest.Root
	dir := t.TempDir()
	program, err := os.ReadFile("testdata/oapi-codegen/main.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.mod": "module clients\n\ngo 1.26\n", "main.go": string(program), "oapi/doc.go": "package oapi\n"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := run(t, dir, "run", generator, "-generate", "types,client", "-package", "oapi", "-o", "oapi/client.go", root+"/openapi.json"); err != nil {
		t.Skipf("%s can't be had here: %v\n%s", generator, err, out)
	}
	if out, err := run(t, dir, "get", "./..."); err != nil {
		t.Skipf("the modules of the client can't be had here: %v\n%s", err, out)
	}
	out, err := run(t, dir, "run", ".", root)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := "me root SUPERUSER\nguest 200 true\nitems 0\nprofiles 0\nno item NOT_FOUND\n"
	if diff := cmp.Diff(want, out); diff != "" {
		t.Error(diff)
	}
}

func run(t *testing.T, dir string, arguments ...string) (string, error) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "go", arguments...)
	c.Dir, c.Env = dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	out, err := c.CombinedOutput()
	return string(out), err
}
