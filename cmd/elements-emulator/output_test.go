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
			if err := writeOutput(name, tt.from); (err != nil) != tt.problem {
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
	if err := writeOutput(link, strings.NewReader("new")); err != nil {
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
	err := writeOutput(filepath.Join(t.TempDir(), "absent", "world.yaml"), strings.NewReader("new"))
	if err == nil || strings.Contains(err.Error(), ".world.yaml") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want one line without the temporary file's name", err)
	}
}

// A new file holds hashes and secrets, and is its owner's.
func TestNewOutputIsPrivate(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "world.yaml")
	if err := writeOutput(name, strings.NewReader("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v", info.Mode(), err)
	}
}

// A link to a file that is not there yet stays one.
func TestOutputThroughADanglingLink(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	end, link := filepath.Join(folder, "end.yaml"), filepath.Join(folder, "link.yaml")
	if err := os.Symlink("end.yaml", link); err != nil {
		t.Skipf("needs links: %v", err)
	}
	if err := writeOutput(link, strings.NewReader("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if got, _ := os.ReadFile(end); err != nil || info.Mode()&os.ModeSymlink == 0 || string(got) != "new" {
		t.Errorf("%v, %v; the end of the link has %q", info.Mode(), err, got)
	}
	loop := filepath.Join(folder, "loop.yaml")
	if err := os.Symlink("loop.yaml", loop); err != nil {
		t.Fatal(err)
	}
	if err := writeOutput(loop, strings.NewReader("new")); err == nil {
		t.Error("a link to itself was written")
	}
}

// What is there and no regular file is written through, never replaced.
func TestOutputThroughADevice(t *testing.T) {
	t.Parallel()
	before, err := os.Stat(os.DevNull)
	if err != nil {
		t.Skip(err)
	}
	if err := writeOutput(os.DevNull, strings.NewReader("new")); err != nil {
		t.Error(err)
	}
	if after, err := os.Stat(os.DevNull); err != nil || after.Mode() != before.Mode() {
		t.Errorf("it was %v and is %v (%v)", before.Mode(), after.Mode(), err)
	}
	if err := writeOutput(t.TempDir(), strings.NewReader("new")); err == nil {
		t.Error("a folder was written")
	}
}

// What a killed export left goes with the next one; what another one that
// lives writes stays.
func TestLeftoversOfKilledExports(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	name := filepath.Join(folder, "world.yaml")
	const nobody = 1 << 30 // larger than any process's number
	dead, alive := partial(name, nobody), partial(name, os.Getppid())
	others := filepath.Join(folder, ".world.yaml.backup.partial")
	for _, path := range []string{dead, alive, others} {
		write(t, path, "half")
	}
	if err := writeOutput(name, strings.NewReader("new")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{dead: false, alive: true, others: true, name: true} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}
