package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// sources are where the world comes from.
func sources(c *config) ([]fixtures.Source, error) {
	var all []fixtures.Source
	for _, path := range c.fallback() {
		all = append(all, fixtures.PathIfThere(path))
	}
	for _, arg := range c.fixtures {
		source, err := fixtures.Parse(arg)
		if err != nil {
			return nil, fmt.Errorf("--fixtures: %w", err)
		}
		all = append(all, source)
	}
	return all, nil
}

// fallback are the paths in place of fixtures, where there are none.
func (c *config) fallback() []string {
	if len(c.fixtures) > 0 || c.fixturesIfThere == "" {
		return nil
	}
	return []string{c.fixturesIfThere}
}

// report prints the mistakes of a world, each in a line of its own. Other
// errors are returned.
func report(w io.Writer, err error) error {
	var mistakes *fixtures.Errors
	if !errors.As(err, &mistakes) {
		return err
	}
	for _, m := range mistakes.List {
		fmt.Fprintln(w, m)
	}
	fmt.Fprintf(w, "elements-emulator: the fixtures have %s; nothing was loaded\n", counted(len(mistakes.List), "mistake"))
	return failure{}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

const checkAbout = `Says all that is wrong with fixtures, each mistake with its file, line and column, and exits with 1 if
there is any. Takes files, folders, - for standard input, and names of embedded worlds; without any, those
of --fixtures.`

// check checks fixtures without running anything.
func check(_ context.Context, p process, c *config, operands []string) error {
	c.fixtures = append(c.fixtures, operands...)
	if len(c.fixtures) == 0 {
		return usage("check needs fixtures to check: a file, a folder, or - for standard input")
	}
	from, err := sources(c)
	if err != nil {
		return err
	}
	world, err := fixtures.Load(from...)
	if err != nil {
		return report(p.stderr, err)
	}
	for _, warning := range world.Warnings() {
		fmt.Fprintln(p.stderr, "warning:", warning)
	}
	_, err = fmt.Fprintf(p.stdout, "The fixtures are fine (%s).\n", world.Summary())
	return err
}
