package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
)

// Release and Commit may be set by the linker where the build can't see the
// repository, as in a container.
var (
	release string
	commit  string
)

// build says what this binary was made of.
type build struct{ version, commit string }

func buildOf(info *debug.BuildInfo, ok bool) build {
	b := build{version: release, commit: commit}
	if b.version == "" && ok {
		b.version = info.Main.Version
	}
	if b.version == "" || b.version == "(devel)" {
		b.version = "development build"
	}
	if b.commit == "" && ok {
		b.commit = revision(info)
	}
	if b.commit == "" {
		b.commit = "unknown"
	}
	return b
}

// revision is the commit that the toolchain noted, and whether files were
// changed since.
func revision(info *debug.BuildInfo) string {
	var id, changed string
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			id = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	if id == "" {
		return ""
	}
	return id + changed
}

func version(_ context.Context, p process, _ *config, _ []string) error {
	b := buildOf(debug.ReadBuildInfo())
	_, err := fmt.Fprintf(p.stdout, "elements-emulator %s\ncommit            %s\ngo                %s %s/%s\nemulates          Namazu Elements %s (%s)\n",
		b.version, b.commit, runtime.Version(), runtime.GOOS, runtime.GOARCH, system.Version, system.Revision)
	return err
}
