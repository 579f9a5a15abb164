// Command elements-emulator serves a local fake of the Namazu Elements game
// backend.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/mattn/go-isatty"
)

func main() {
	tuneCollector(os.Environ())
	p := process{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, environment: os.Environ(),
		terminal: isatty.IsTerminal(os.Stdout.Fd()) || isatty.IsCygwinTerminal(os.Stdout.Fd()),
	}
	os.Exit(run(untilSignal(), p, os.Args[1:]))
}

// untilSignal is a context that ends with the first signal to stop. The
// second one ends the process; it is not left to the system, which ignores
// such signals in the first process of a container.
func untilSignal() context.Context {
	ctx, stop := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		stop()
		<-signals
		os.Exit(exitCut)
	}()
	return ctx
}
