package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestContainerLimit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{
		"268435456\n": 256 << 20, "max\n": 0, "9223372036854771712\n": 0, "": 0, "-1": 0,
	} {
		file := filepath.Join(t.TempDir(), "limit")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := containerLimit([]string{file + " is not there", file}); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
	if got := containerLimit(nil); got != 0 {
		t.Errorf("without a file: %d", got)
	}
}

func TestMaxMemoryLeavesRoom(t *testing.T) {
	t.Parallel()
	if got := maxMemory(300); got != 200 {
		t.Errorf("got %d", got)
	}
	if maxMemory(0) <= 0 {
		t.Error("there is no bound without a container")
	}
}

func TestEnvironmentOverrules(t *testing.T) {
	t.Parallel()
	environment := []string{"GOGC=", "GOMEMLIMIT=1GiB", "XGOGC=3"}
	if isSet(environment, "GOGC") || !isSet(environment, "GOMEMLIMIT") {
		t.Error("an empty variable counts, or a set one does not")
	}
}
