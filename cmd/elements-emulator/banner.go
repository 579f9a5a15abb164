package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
)

// banner tells a person at a terminal where the emulator is and how to begin.
func banner(w io.Writer, e *emulator.Emulator, c *config) {
	api := e.URL() + rest.Root
	b := buildOf(debug.ReadBuildInfo())
	fmt.Fprintf(w, "Elements emulator (%s), a fake of Namazu Elements %s; never for production\n\n", b.version, system.Version)
	fmt.Fprintf(w, "  API      %s\n", api)
	if u := controlURL(e, c); u != "" {
		fmt.Fprintf(w, "  Control  %s\n", u)
	}
	if !rootLogsIn(e) {
		fmt.Fprint(w, "  Log in   as a user of your fixtures\n\n")
		return
	}
	fmt.Fprintf(w, "  Log in   %s with the password %s (superuser)\n\n", user.RootName, user.RootPassword)
	fmt.Fprintf(w, "  Make a mock session (paste it into a shell):\n\n%s\n\n", mockSession(api, c.server.GlobalSecret != ""))
	fmt.Fprint(w, "  Ctrl-C stops it.\n\n")
}

// mockSession is what to type to log in and make a mock session, with nothing
// but a shell and curl.
func mockSession(api string, gated bool) string {
	curl := `curl -s -H 'Content-Type: application/json'`
	if gated {
		curl += ` -H "Elements-GlobalSecret: $` + environmentPrefix + `GLOBAL_SECRET"`
	}
	lines := []string{
		`S=$(` + curl + ` -d '{"userId":"` + user.RootName + `","password":"` + user.RootPassword + `"}' ` + api + `/session)`,
		`S=${S#*'"sessionSecret":"'}; ` + curl + ` -H "Elements-SessionSecret: ${S%%'"'*}" -d '{}' ` + api + `/mock_session`,
	}
	return "    " + strings.Join(lines, "\n    ")
}

// rootLogsIn says whether the world has the superuser of a fresh one, with
// the password that it had.
func rootLogsIn(e *emulator.Emulator) bool {
	fits := false
	_ = e.Sandbox().View(func(tx *sandbox.Tx) error {
		root, err := user.FindLogin(tx, user.RootName)
		fits = err == nil && root.Level.AtLeast(rest.Superuser) && root.Password.Fits(user.RootPassword)
		return nil
	})
	return fits
}
