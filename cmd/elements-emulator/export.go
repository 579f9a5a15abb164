package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
	if c.output == "" {
		_, err := io.Copy(p.stdout, body)
		return err
	}
	if err := writeWhole(c.output, body); err != nil {
		return fmt.Errorf("--output %s: %w", c.output, err)
	}
	return nil
}

// writeWhole makes a file of what is read, or leaves what was there: it writes
// to a file beside it and gives that its name at the end.
func writeWhole(name string, from io.Reader) error {
	// A link stays one; its target is replaced.
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	temporary := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text()[:8])
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, permissions(name))
	if err != nil {
		return plain(err)
	}
	_, err = io.Copy(file, from)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(plain(err), os.Remove(temporary))
	}
	return nil
}

// permissions are those of the file that is replaced, or of a new one, which
// the process's umask narrows.
func permissions(name string) fs.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o666
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
