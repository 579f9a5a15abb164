package testkit_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// outsideTest is the test of somebody else's module. It needs no package but
// the three that are public, and looks at gin's mode as its own gin would.
const outsideTest = `package outside

import (
	"testing"

	"github.com/gin-gonic/gin"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

func TestOutside(t *testing.T) {
	before := gin.Mode()
	server := testkit.RunT(t, testkit.WithFixtures(fixtures.Text("world", "users: [{name: ada, password: secret}]")))
	if _, err := server.MockSession(t).Me(t.Context()); err != nil {
		t.Error(err)
	}
	settings := emulator.DefaultSettings()
	if _, err := emulator.New(emulator.Options{Settings: &settings, Journal: emulator.DefaultJournalLimits()}); err != nil {
		t.Error(err)
	}
	if gin.Mode() != before || before != gin.DebugMode {
		t.Errorf("gin's mode was %q and is %q", before, gin.Mode())
	}
}
`

// A foreign module gets by with the public packages, keeps its own gin as it
// was, and a test of it that passes prints nothing of ours.
func TestFromAnotherModule(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	module := strings.Replace(read(t, "../go.mod"), "module github.com/NamazuStudios/elements-emulator", "module example.com/outside", 1) +
		"\nrequire github.com/NamazuStudios/elements-emulator v0.0.0\n\nreplace github.com/NamazuStudios/elements-emulator => " + root + "\n"
	for name, text := range map[string]string{"go.mod": module, "go.sum": read(t, "../go.sum"), "outside_test.go": outsideTest} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	test := exec.CommandContext(t.Context(), "go", "test", "-mod=mod", "-v", ".")
	test.Dir = folder
	test.Env = append(os.Environ(), "GOFLAGS="+os.Getenv("GOFLAGS"), "GOPROXY=off", "GOWORK=off")
	out, err := test.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); line != "" && !expectedLine(line) {
			t.Errorf("it prints %q", line)
		}
	}
}

// expectedLine reports whether go test itself prints a line.
func expectedLine(line string) bool {
	for _, start := range []string{"=== RUN", "--- PASS", "PASS", "ok"} {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	return false
}
