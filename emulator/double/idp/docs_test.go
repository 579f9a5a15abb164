package idp_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// blocks are the blocks of a language in a Markdown text.
func blocks(text, language string) []string {
	var out []string
	for _, part := range strings.Split(text, "```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		out = append(out, block)
	}
	return out
}

// TestSigningInPage does what docs/signing-in.md says, step by step.
func TestSigningInPage(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"sh", "curl", "sed"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s", tool)
		}
	}
	page, err := os.ReadFile("../../../docs/signing-in.md")
	if err != nil {
		t.Fatal(err)
	}
	world, err := fixtures.Load(fixtures.Embedded("demo"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := emulator.New(emulator.Options{World: world})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.Background()) })
	text := strings.ReplaceAll(string(page), "http://127.0.0.1:8080", e.URL())
	steps, expected := blocks(text, "sh"), blocks(text, "text")
	if len(steps) == 0 || len(steps) != len(expected) {
		t.Fatalf("%d steps and %d outputs", len(steps), len(expected))
	}
	const mark = "\n== step ==\n"
	script := "echo '" + mark + "'\n" + strings.Join(steps, "\necho '"+mark+"'\n")
	cmd := exec.CommandContext(t.Context(), "sh", "-e", "-c", script)
	cmd.Env = append(os.Environ(), "no_proxy=*")
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	got := strings.Split(string(output), mark)[1:]
	for i, want := range expected {
		for line := range strings.Lines(want) {
			if !strings.Contains(got[i], strings.TrimSpace(line)) {
				t.Errorf("step %d\n%slacks %s%s", i+1, steps[i], line, got[i])
			}
		}
	}
	for _, yaml := range blocks(text, "yaml") {
		if _, err := fixtures.Load(fixtures.Text("page", yaml)); err != nil {
			t.Error(err)
		}
	}
}
