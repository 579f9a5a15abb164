package dockertest

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
)

//go:embed stand-in.sh
var standInScript string

// baseShape finds the image that the Dockerfile builds with.
var baseShape = regexp.MustCompile(`(?m)^FROM .*\b(golang:(\S+)) AS build$`)

// lendBase makes sure that the image which the Dockerfile builds with is
// there: where nobody has pulled it, a stand-in made of this machine's own
// toolchain bears its name until withdraw is called, so that tests need no
// registry. It keeps a name of its own beyond that, for Docker's cache.
func lendBase(root string) (withdraw func(), err error) {
	base, version, err := baseImage(root)
	if err != nil {
		return nil, err
	}
	if _, err := run("", "image", "inspect", base); err == nil || runtime.GOOS != "linux" {
		return func() {}, nil
	}
	standIn := "elements-emulator-stand-in:" + version
	if err := makeStandIn(standIn); err != nil {
		return nil, err
	}
	if _, err := run("", "tag", standIn, base); err != nil {
		return nil, err
	}
	return func() { _, _ = run("", "rmi", "--no-prune", base) }, nil
}

// baseImage is the name and the tag of the image that the Dockerfile builds
// with.
func baseImage(root string) (name, version string, err error) {
	data, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	if err != nil {
		return "", "", err
	}
	found := baseShape.FindSubmatch(data)
	if found == nil {
		return "", "", errors.New("the Dockerfile builds with no golang image")
	}
	return string(found[1]), string(found[2]), nil
}

func makeStandIn(name string) error {
	if _, err := run("", "image", "inspect", name); err == nil {
		return nil
	}
	root, err := toolchain()
	if err != nil {
		return err
	}
	out, err := exec.Command("sh", "-c", standInScript, "stand-in.sh", root, name).CombinedOutput()
	if err != nil {
		return fmt.Errorf("make a stand-in for the Go image: %w\n%s", err, out)
	}
	return nil
}
