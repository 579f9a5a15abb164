package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// cgroupFiles say how much memory the container may use: version 2, then 1.
var cgroupFiles = []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}

// containerLimit is the memory of the container in bytes, or 0 where there is
// no limit.
func containerLimit(files []string) int64 {
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		// Version 1 says "no limit" by a number near the greatest there is.
		n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64)
		if err != nil || n <= 0 || n > math.MaxInt64/2 {
			return 0
		}
		return n
	}
	return 0
}

// maxMemory is the bound of what is alive in a container: two thirds of it,
// which leaves room for garbage.
func maxMemory(container int64) int64 {
	if container == 0 {
		return emulator.DefaultMaxMemory
	}
	return container / 3 * 2
}

// tuneCollector sets the collector to the container: a limit of nine tenths,
// and few collections while little is alive. GOMEMLIMIT and GOGC overrule it.
func tuneCollector(environment []string) {
	if limit := containerLimit(cgroupFiles); limit > 0 && !isSet(environment, "GOMEMLIMIT") {
		debug.SetMemoryLimit(limit / 10 * 9)
	}
	if !isSet(environment, "GOGC") {
		retune(&pulse{})
	}
}

func isSet(environment []string, name string) bool {
	for _, line := range environment {
		if value, ok := strings.CutPrefix(line, name+"="); ok && value != "" {
			return true
		}
	}
	return false
}

// pulse is garbage that is found at each collection.
type pulse struct{ _ [16]byte }

// retune chooses the percentage by what the last collection found alive, and
// does so again after the next.
func retune(p *pulse) {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	debug.SetGCPercent(percent(int64(sample[0].Value.Uint64())))
	runtime.SetFinalizer(p, retune)
}

// percent is by how much the heap may grow between two collections: much where
// it is small, so that collecting costs little; little where it is large, so
// that the process stays near what is alive.
func percent(live int64) int {
	switch {
	case live < 32<<20:
		return 400
	case live < 128<<20:
		return 150
	case live < 512<<20:
		return 75
	default:
		return 35
	}
}
