package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// watchInterval is how often files are looked at. They are polled, for the
// system's own notices don't cross the mounts that containers get files by.
const watchInterval = 300 * time.Millisecond

// watcher calls changed when files change.
type watcher struct {
	paths   []string
	seen    state // what was loaded last
	last    state // what the last look found
	changed func()
}

// state stands for the state of files: two states differ where a file came,
// went or was written.
type state [sha256.Size]byte

// run looks at the files until the context ends.
func (w *watcher) run(ctx context.Context) {
	w.last = w.seen
	ticker := time.NewTicker(watchInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			w.look()
		}
	}
}

// look reports a change once two looks find the same, so that a file that is
// being written is not read half.
func (w *watcher) look() {
	now := fingerprint(w.paths)
	settled := now == w.last
	w.last = now
	if settled && now != w.seen {
		w.seen = now
		w.changed()
	}
}

// watchedPaths are those of the sources that can change.
func watchedPaths(args []string) []string {
	return slices.DeleteFunc(slices.Clone(args), func(arg string) bool {
		return arg == "-" || slices.Contains(fixtures.Names(), arg)
	})
}

// fingerprint takes the state of the files at and below the paths.
func fingerprint(paths []string) state {
	hash := sha256.New()
	for _, root := range paths {
		if target, err := filepath.EvalSymlinks(root); err == nil {
			root = target
		}
		// What can't be read is no part of the state; loading reports it.
		_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case path != root && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			note(hash, path)
			return nil
		})
	}
	return state(hash.Sum(nil))
}

// note adds a file or a folder to a state. Links are followed, as loading
// does.
func note(hash io.Writer, path string) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return
	}
	fmt.Fprintf(hash, "%q %d %d\n", path, info.Size(), info.ModTime().UnixNano())
}
