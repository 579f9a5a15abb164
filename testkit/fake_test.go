package testkit_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// fakeTB is a test that is watched by another one.
type fakeTB struct {
	ctx     context.Context
	mu      sync.Mutex
	cleanup []func()
	lines   []string
	outcome string // "", "failed", "skipped"
}

var _ testkit.TB = (*fakeTB)(nil)

func (f *fakeTB) Helper()                  {}
func (f *fakeTB) Name() string             { return "TestFake/of a test" }
func (f *fakeTB) Context() context.Context { return f.ctx }
func (f *fakeTB) Cleanup(c func())         { f.cleanup = append(f.cleanup, c) }

func (f *fakeTB) Failed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.outcome == "failed"
}

func (f *fakeTB) Logf(format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lines = append(f.lines, fmt.Sprintf(format, args...))
}

func (f *fakeTB) Errorf(format string, args ...any) {
	f.Logf(format, args...)
	f.end("failed")
}

func (f *fakeTB) Fatalf(format string, args ...any) {
	f.Errorf(format, args...)
	runtime.Goexit()
}

func (f *fakeTB) Skipf(format string, args ...any) {
	f.Logf(format, args...)
	f.end("skipped")
	runtime.Goexit()
}

func (f *fakeTB) end(outcome string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.outcome = outcome
}

func (f *fakeTB) log() string { return strings.Join(f.lines, "\n") }

// watch runs a test to its end and shows what became of it.
func watch(t *testing.T, test func(tb testkit.TB)) *fakeTB {
	t.Helper()
	f := &fakeTB{ctx: t.Context()}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			for i := len(f.cleanup) - 1; i >= 0; i-- {
				f.cleanup[i]()
			}
		}()
		test(f)
	}()
	<-done
	return f
}
