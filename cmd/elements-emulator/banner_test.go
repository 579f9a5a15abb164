package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// TestBannerWorks pastes the commands of the banner into a shell.
func TestBannerWorks(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"sh", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s", tool)
		}
	}
	for _, gate := range []string{"", "open sesame"} {
		t.Run("global secret "+gate, func(t *testing.T) {
			t.Parallel()
			c := newConfig()
			c.server.GlobalSecret = gate
			var out bytes.Buffer
			banner(&out, whole.Start(t, emulator.Options{Settings: &c.server}), c)
			var commands strings.Builder
			for line := range strings.Lines(out.String()) {
				if strings.HasPrefix(line, "    ") {
					commands.WriteString(line)
				}
			}
			cmd := exec.CommandContext(t.Context(), "sh", "-c", commands.String())
			cmd.Env = append(os.Environ(), "ELEMENTS_EMULATOR_GLOBAL_SECRET="+gate)
			answer, err := cmd.Output()
			if err != nil || !strings.Contains(string(answer), `"userExpiresAt"`) {
				t.Errorf("%v: %s\n%s", err, answer, out.String())
			}
			if gate != "" && strings.Contains(out.String(), gate) {
				t.Errorf("the banner shows the global secret:\n%s", out.String())
			}
		})
	}
}

// TestBannerWithoutRoot checks that no log-in is shown that does not work.
func TestBannerWithoutRoot(t *testing.T) {
	t.Parallel()
	world, err := fixtures.Load(fixtures.Text("world", "bootstrap: none\nusers: [{name: root, password: other, level: SUPERUSER}]"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	banner(&out, whole.Start(t, emulator.Options{World: world}), newConfig())
	if !strings.Contains(out.String(), "as a user of your fixtures") || strings.Contains(out.String(), "curl") {
		t.Errorf("got:\n%s", out.String())
	}
}
