package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
)

// exportPath is where a running emulator gives away its world.
const exportPath = control.Root + "/export"

const exportAbout = `What it writes can be given to --fixtures and makes the same world. It has password hashes and session
secrets in it.`

// export writes the world of a running emulator as fixtures.
func export(ctx context.Context, p process, c *config, _ []string) error {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	body, err := c.get(ctx, c.base(cmp.Or(c.control.Listen, c.listen)), exportPath)
	if err != nil {
		return err
	}
	defer body.Close()
	if c.output == "" || c.output == "-" {
		_, err := io.Copy(p.stdout, body)
		return err
	}
	if err := writeOutput(c.output, body); err != nil {
		return fmt.Errorf("--output %s: %w", c.output, err)
	}
	return nil
}

// plain is the reason of an error without the names of temporary files.
func plain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
