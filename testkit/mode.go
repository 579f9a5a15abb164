package testkit

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Mode is what a test runs against.
type Mode string

// The modes.
const (
	// InProcess is an emulator in the test's own process, the default.
	InProcess Mode = "inprocess"
	// Container is an emulator in a container, one for the test binary and a
	// sandbox for each test. It needs an import of testkit/container.
	Container Mode = "container"
	// Remote is a real Elements server.
	Remote Mode = "remote"
)

var modes = []Mode{InProcess, Container, Remote}

// The environment variables that say what tests run against, where no option
// does.
const (
	EnvMode     = "ELEMENTS_TESTKIT"
	EnvImage    = EnvMode + "_IMAGE"
	EnvURL      = EnvMode + "_URL"
	EnvUser     = EnvMode + "_USER"
	EnvPassword = EnvMode + "_PASSWORD"
)

// parseMode reads a mode that something says: an option or a variable.
func parseMode(source, text string) (Mode, error) {
	if slices.Contains(modes, Mode(text)) {
		return Mode(text), nil
	}
	return "", fmt.Errorf("%s is %q; it can be %s, %s or %s", source, text, InProcess, Container, Remote)
}

// launchers are the registered launchers. Like the drivers of database/sql
// they belong to the program, not to a test.
var launchers = struct {
	sync.Mutex
	byMode map[Mode]Launcher
}{byMode: map[Mode]Launcher{InProcess: launchInProcess}}

// Register says how the host of a mode is started. The package of the mode
// calls it when it is imported. It panics where the mode has a launcher.
func Register(m Mode, l Launcher) {
	launchers.Lock()
	defer launchers.Unlock()
	if l == nil || launchers.byMode[m] != nil {
		panic(fmt.Sprintf("testkit: the mode %s needs one launcher", m))
	}
	launchers.byMode[m] = l
}

// launcherOf is the registered launcher of a mode.
func launcherOf(m Mode) (Launcher, error) {
	launchers.Lock()
	defer launchers.Unlock()
	if l := launchers.byMode[m]; l != nil {
		return l, nil
	}
	return nil, fmt.Errorf("nothing runs the mode %q; add to the test: import _ %q", m, packagePath+"/"+strings.ToLower(string(m)))
}

const packagePath = "github.com/NamazuStudios/elements-emulator/testkit"
