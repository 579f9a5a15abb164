package testkit_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// TestPagesShowCallsThatWork runs the calls of each page, from top to bottom,
// against an emulator of its own. A call that fails ends the page.
func TestPagesShowCallsThatWork(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"sh", "curl", "sed", "awk", "openssl"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed here", program)
		}
	}
	for _, page := range []string{"control", "sandboxes", "state", "clock", "faults", "journal", "outbox", "impersonation", "queries", "rewards", "buying-offline"} {
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			server := testkit.RunT(t, testkit.WithMode(testkit.InProcess))
			runPage(t, calls(read(t, "../docs/"+page+".md")), server.URL())
		})
	}
}

// calls are the indented lines of a page: calls, and comments with what they
// answer.
func calls(page string) string {
	var script strings.Builder
	for line := range strings.Lines(page) {
		if code, ok := strings.CutPrefix(line, "    "); ok {
			script.WriteString(code)
		}
	}
	return script.String()
}

// runPage runs calls in a folder that has what they name. A stream is only
// opened.
func runPage(t *testing.T, script, url string) {
	t.Helper()
	if !strings.Contains(script, "curl ") {
		t.Fatal("the page shows no calls")
	}
	script = strings.NewReplacer(
		"localhost:8080", url,
		"curl -s ", "curl -sS --fail-with-body ",
		"curl -N ", "curl -sS --fail-with-body --head ",
		"timeout=10s", "timeout=10ms", // nobody calls meanwhile
	).Replace(script)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "more.yaml"), []byte("users: [{name: more}]"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-ex")
	cmd.Dir, cmd.Stdin = folder, strings.NewReader(script)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
