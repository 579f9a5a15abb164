//go:build unix

package testkit_test

import (
	"syscall"
	"testing"
	"time"
)

// reportCPU reports the process's CPU time for each operation from here to the
// call of what it returns.
func reportCPU(b *testing.B) func() {
	b.Helper()
	began := cpu(b)
	return func() { b.ReportMetric(float64(cpu(b)-began)/float64(b.N), "cpu-ns/op") }
}

func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
