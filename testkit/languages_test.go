package testkit_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// suites are the examples in other languages.
var suites = []struct {
	name, folder string
	command      []string
	needs        []string
}{
	{"shell", "shell", []string{"sh", "suite.sh"}, []string{"sh", "curl"}},
	{"Python", "python", []string{"python3", "-B", "-m", "unittest", "test_elements"}, []string{"python3"}},
	{"JavaScript", "javascript", []string{"node", "--test", "elements.test.mjs"}, []string{"node"}},
}

// TestSuitesInOtherLanguages runs the examples of docs/examples, with an
// emulator that runs already and with one that they start.
func TestSuitesInOtherLanguages(t *testing.T) {
	t.Parallel()
	binary := sync.OnceValues(func() (string, error) { return build(t.Context(), t.TempDir()) })
	for _, suite := range suites {
		t.Run(suite.name, func(t *testing.T) {
			t.Parallel()
			for _, program := range suite.needs {
				if _, err := exec.LookPath(program); err != nil {
					t.Skipf("%s is not installed here", program)
				}
			}
			t.Run("reuse", func(t *testing.T) {
				t.Parallel()
				s := testkit.RunT(t, testkit.WithMode(testkit.InProcess))
				runSuite(t, suite.folder, suite.command, "ELEMENTS_URL="+s.URL())
			})
			t.Run("start", func(t *testing.T) {
				t.Parallel()
				command, err := binary()
				if err != nil {
					t.Fatal(err)
				}
				runSuite(t, suite.folder, suite.command, "ELEMENTS_URL=", "ELEMENTS_COMMAND="+command)
			})
		})
	}
}

func runSuite(t *testing.T, folder string, command []string, environment ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
	cmd.Dir = filepath.Join("..", "docs", "examples", folder)
	cmd.Env = append(os.Environ(), environment...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %v\n%s", command, err, out)
	}
}

// build makes the emulator's binary in a folder.
func build(ctx context.Context, folder string) (string, error) {
	binary := filepath.Join(folder, "elements-emulator")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", binary, "../cmd/elements-emulator")
	cmd.Stderr = os.Stderr
	return binary, cmd.Run()
}
