package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// secretFile is the mode of a new file: what is exported holds hashes and
// secrets.
const secretFile fs.FileMode = 0o600

// maxLinks is how many links are followed to a file.
const maxLinks = 40

// writeOutput writes what is read to a file. What is there and is no regular
// file, such as a device or a pipe, is written through.
func writeOutput(name string, from io.Reader) error {
	name, err := target(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return errors.New("this is a folder; name a file in it")
	case err == nil && !info.Mode().IsRegular():
		return writeThrough(name, from)
	case err == nil:
		return writeWhole(name, from, info.Mode().Perm())
	default:
		return writeWhole(name, from, secretFile)
	}
}

// target is the file at the end of a chain of links, which need not be there
// yet.
func target(name string) (string, error) {
	for range maxLinks {
		next, err := os.Readlink(name)
		if err != nil {
			return name, nil //nolint:nilerror // it is no link
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(name), next)
		}
		name = next
	}
	return "", errors.New("this is a link that leads to itself")
}

func writeThrough(name string, from io.Reader) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return plain(err)
	}
	_, err = io.Copy(file, from)
	return errors.Join(err, file.Close())
}

// writeWhole makes a file of what is read, or leaves what was there: it writes
// to a file beside it and gives that its name at the end.
func writeWhole(name string, from io.Reader, mode fs.FileMode) error {
	removeLeftovers(name)
	temporary := partial(name, os.Getpid())
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
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

const partialEnd = ".partial"

// partial is the file that a process writes before it gives it a name.
func partial(name string, process int) string {
	return partialStart(name) + strconv.Itoa(process) + partialEnd
}

func partialStart(name string) string {
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".")
}

// removeLeftovers removes what processes left that were killed while they
// wrote the same file.
func removeLeftovers(name string) {
	entries, _ := os.ReadDir(filepath.Dir(name)) // a folder that can't be read fails when it is written
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(name), e.Name())
		number, ours := strings.CutPrefix(path, partialStart(name))
		process, err := strconv.Atoi(strings.TrimSuffix(number, partialEnd))
		if ours && err == nil && path == partial(name, process) && !running(process) {
			_ = os.Remove(path) // else it is left once more
		}
	}
}

// running reports whether another process lives.
func running(process int) bool {
	if process == os.Getpid() {
		return false // an earlier one with the same number
	}
	p, err := os.FindProcess(process)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
