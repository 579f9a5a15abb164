package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		change  func(t *testing.T, folder string)
		noticed bool
	}{
		{"nothing", func(*testing.T, string) {}, false},
		{"a file was written", func(t *testing.T, folder string) { write(t, filepath.Join(folder, "a.yaml"), "users: []") }, true},
		{"a file came", func(t *testing.T, folder string) { write(t, filepath.Join(folder, "b.yaml"), "") }, true},
		{"a file in a new folder", func(t *testing.T, folder string) {
			if err := os.Mkdir(filepath.Join(folder, "sub"), 0o755); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(folder, "sub", "b.yaml"), "")
		}, true},
		{"a hidden file", func(t *testing.T, folder string) { write(t, filepath.Join(folder, ".a.yaml.swp"), "x") }, false},
		{"a file went", func(t *testing.T, folder string) {
			if err := os.Remove(filepath.Join(folder, "a.yaml")); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"only the time changed", func(t *testing.T, folder string) {
			past := time.Unix(1, 0)
			if err := os.Chtimes(filepath.Join(folder, "a.yaml"), past, past); err != nil {
				t.Fatal(err)
			}
		}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			write(t, filepath.Join(folder, "a.yaml"), "")
			before := fingerprint([]string{folder})
			tt.change(t, folder)
			if noticed := fingerprint([]string{folder}) != before; noticed != tt.noticed {
				t.Errorf("noticed: %v, want %v", noticed, tt.noticed)
			}
		})
	}
}

func TestFingerprintFollowsLinks(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	first, second := filepath.Join(folder, "first"), filepath.Join(folder, "second")
	for _, name := range []string{first, second} {
		if err := os.Mkdir(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(second, "a.yaml"), "users: []")
	link := filepath.Join(folder, "link")
	if err := os.Symlink(first, link); err != nil {
		t.Skipf("needs links: %v", err)
	}
	before := fingerprint([]string{link})
	if err := os.Remove(link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(second, link); err != nil {
		t.Fatal(err)
	}
	if fingerprint([]string{link}) == before {
		t.Error("a link to another folder was not noticed")
	}
}

// TestWatcherWaits checks that a file is read only once it is written.
func TestWatcherWaits(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	changes := 0
	seen := fingerprint([]string{folder})
	w := &watcher{paths: []string{folder}, seen: seen, last: seen, changed: func() { changes++ }}
	expect := func(when string, want int) {
		t.Helper()
		w.look()
		if changes != want {
			t.Errorf("%s: %d changes, want %d", when, changes, want)
		}
	}
	expect("nothing changed", 0)
	write(t, filepath.Join(folder, "a.yaml"), "us")
	expect("it has just changed", 0)
	write(t, filepath.Join(folder, "a.yaml"), "users: []")
	expect("it changed again", 0)
	expect("it has settled", 1)
	expect("nothing changed since", 1)
}
