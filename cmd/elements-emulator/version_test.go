package main

import (
	"runtime/debug"
	"testing"
)

func TestBuildOf(t *testing.T) {
	t.Parallel()
	info := func(version string, pairs ...string) *debug.BuildInfo {
		i := &debug.BuildInfo{Main: debug.Module{Version: version}}
		for n := 0; n < len(pairs); n += 2 {
			i.Settings = append(i.Settings, debug.BuildSetting{Key: pairs[n], Value: pairs[n+1]})
		}
		return i
	}
	tests := []struct {
		name string
		info *debug.BuildInfo
		want build
	}{
		{"nothing is known", nil, build{"development build", "unknown"}},
		{"built by hand", info("(devel)"), build{"development build", "unknown"}},
		{"installed", info("v1.2.3"), build{"v1.2.3", "unknown"}},
		{"from a repository", info("v1.2.3", "vcs.revision", "abc", "vcs.modified", "false"), build{"v1.2.3", "abc"}},
		{"with changes", info("(devel)", "vcs.revision", "abc", "vcs.modified", "true"), build{"development build", "abc with changes"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := buildOf(tt.info, tt.info != nil); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
