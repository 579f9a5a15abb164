package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func TestWriteWhole(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		old     string // empty: there is no file
		from    io.Reader
		want    string
		problem bool
	}{
		{"a new file", "", strings.NewReader("new"), "new", false},
		{"another file's place", "old", strings.NewReader("new"), "new", false},
		{"what ends too early", "old", io.MultiReader(strings.NewReader("ne"), iotest.ErrReader(errors.New("cut off"))), "old", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			name := filepath.Join(folder, "world.yaml")
			if tt.old != "" {
				write(t, name, tt.old)
			}
			if err := writeWhole(name, tt.from); (err != nil) != tt.problem {
				t.Errorf("got %v", err)
			}
			got, err := os.ReadFile(name)
			if err != nil || string(got) != tt.want {
				t.Errorf("the file has %q (%v), want %q", got, err, tt.want)
			}
			if entries, _ := os.ReadDir(folder); len(entries) != 1 {
				t.Errorf("there are %d files, want 1", len(entries))
			}
		})
	}
}

func TestWriteWholeKeepsLinksAndPermissions(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	target, link := filepath.Join(folder, "target.yaml"), filepath.Join(folder, "link.yaml")
	write(t, target, "old")
	if err := os.Chmod(target, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skipf("needs links: %v", err)
	}
	if err := writeWhole(link, strings.NewReader("new")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(target); err != nil || string(got) != "new" {
		t.Errorf("the target has %q (%v)", got, err)
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the permissions are %v (%v), want 0600", info.Mode(), err)
	}
}

func TestWriteWholeSaysWhy(t *testing.T) {
	t.Parallel()
	err := writeWhole(filepath.Join(t.TempDir(), "absent", "world.yaml"), strings.NewReader("new"))
	if err == nil || strings.Contains(err.Error(), ".world.yaml") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want one line without the temporary file's name", err)
	}
}
