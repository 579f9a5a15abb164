//go:build unix

package dockertest

import (
	"os"
	"path/filepath"
	"syscall"
)

// lock keeps test binaries that run at the same time from building the same
// image.
func lock() (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(os.TempDir(), "elements-emulator-image.lock"), os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		return nil, err
	}
	return func() { _ = file.Close() }, nil
}
