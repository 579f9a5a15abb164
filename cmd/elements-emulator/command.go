package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Exit codes.
const (
	exitFine   = 0
	exitFailed = 1
	exitUsage  = 2
	// exitCut is that of a process that a second signal ended, as shells
	// report one that SIGINT ended.
	exitCut = 130
)

// process is what a command sees of the process that it runs in.
type process struct {
	stdin       io.Reader
	stdout      io.Writer
	stderr      io.Writer
	environment []string
	// terminal says whether a person reads standard output.
	terminal bool
}

// command is one of the commands.
type command struct {
	name, summary string
	// operands is what help calls the operands; empty where there are none.
	operands string
	// about is what help says beyond the summary.
	about string
	run   func(ctx context.Context, p process, c *config, operands []string) error
}

// commands are all commands, in the order of help.
func commands() []command {
	return []command{
		{name: serveName, run: serve, summary: "run the emulator (the default)", about: serveAbout},
		{name: checkName, run: check, summary: "check fixtures", operands: "[SOURCE...]", about: checkAbout},
		{name: exportName, run: export, summary: "write the world of a running emulator as fixtures", about: exportAbout},
		{name: healthName, run: health, summary: "say whether a running emulator is ready", about: healthAbout},
		{name: routesName, run: routes, summary: "list all operations and whether they are emulated"},
		{name: versionName, run: version, summary: "print the versions of the emulator and of what it emulates"},
	}
}

// usageError is a mistake in how the command was called.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// failure is an error that has been reported already.
type failure struct{}

func (failure) Error() string { return "it failed" }

// run runs the command that the arguments name and returns the exit code.
func run(ctx context.Context, p process, arguments []string) int {
	err := dispatch(ctx, p, arguments)
	var wrong usageError
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &failure{}):
		return exitFailed
	case errors.As(err, &wrong):
		fmt.Fprintln(p.stderr, "elements-emulator:", err)
		return exitUsage
	default:
		fmt.Fprintln(p.stderr, "elements-emulator:", err)
		return exitFailed
	}
}

func dispatch(ctx context.Context, p process, arguments []string) error {
	name, rest := serveName, arguments
	if len(arguments) > 0 && !strings.HasPrefix(arguments[0], "-") {
		name, rest = arguments[0], arguments[1:]
	}
	switch {
	case name == helpName:
		return help(p, rest)
	case len(arguments) > 0 && slices.Contains([]string{"-h", "--help"}, arguments[0]):
		return help(p, nil)
	case len(arguments) == 1 && arguments[0] == "--version":
		name, rest = versionName, nil
	}
	cmd, err := find(name)
	if err != nil {
		return err
	}
	return cmd.call(ctx, p, rest)
}

func (cmd command) call(ctx context.Context, p process, arguments []string) error {
	c := newConfig()
	all := settings(c)
	operands, err := parse(cmd.name, all, arguments, p.environment)
	if errors.Is(err, pflag.ErrHelp) {
		return help(p, []string{cmd.name})
	}
	if err != nil {
		return err
	}
	if len(operands) > 0 && cmd.operands == "" {
		return stray(cmd.name, operands[0])
	}
	for _, remark := range strayVariables(p.environment, all) {
		fmt.Fprintln(p.stderr, "elements-emulator:", remark)
	}
	return cmd.run(ctx, p, c, operands)
}

// stray says that a command takes no operands.
func stray(name, operand string) error {
	if _, err := find(operand); err == nil {
		return usage("put the command first: elements-emulator %s", operand)
	}
	return usage("%s takes nothing but flags, but got %q", name, operand)
}

func find(name string) (command, error) {
	names := []string{helpName}
	for _, cmd := range commands() {
		if cmd.name == name {
			return cmd, nil
		}
		names = append(names, cmd.name)
	}
	return command{}, usage("unknown command %q%s", name, suggestion("", name, names))
}
