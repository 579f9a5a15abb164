package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

const flagsFile = "../../docs/flags.md"

var update = flag.Bool("update", false, "write docs/flags.md anew")

// TestFlagsPage keeps docs/flags.md true.
func TestFlagsPage(t *testing.T) {
	t.Parallel()
	want := flagsPage()
	if *update {
		if err := os.WriteFile(flagsFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(flagsFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/flags.md is not what the table of flags says: run go test ./cmd/elements-emulator -run TestFlagsPage -update")
	}
}

// flagsPage is docs/flags.md: the table of flags for reading.
func flagsPage() string {
	var b strings.Builder
	b.WriteString(`# Flags

Made from the table of flags in ` + "`cmd/elements-emulator/settings.go`" + `; a test keeps it true.

Each flag has an environment variable. A flag goes before its variable, and an empty variable counts as
not set. A bad value of either stops the command, which says where it came from. Flags that take several
values may be given several times, or once with commas between.

`)
	for _, cmd := range commands() {
		rows := flagRows(cmd.name)
		if rows == "" {
			continue
		}
		fmt.Fprintf(&b, "## %s\n\n%s.\n\n| flag | variable | default | |\n|---|---|---|---|\n%s\n", cmd.name, sentence(cmd.summary), rows)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func flagRows(command string) string {
	var b strings.Builder
	for _, s := range settingsOf(settings(newConfig()), command) {
		preset := ""
		if s.preset != "" {
			preset = "`" + s.preset + "`"
		}
		synopsis := strings.ReplaceAll(s.synopsis(), "|", `\|`)
		fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s |\n", synopsis, s.variable(), preset, strings.ReplaceAll(s.help, "|", `\|`))
	}
	return b.String()
}

// sentence is a text with a capital at its beginning.
func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
