package main

import (
	"fmt"
	"io"
	"strings"
)

// helpWidth is the width in characters that help is wrapped to.
const helpWidth = 100

const about = `A local fake of the Namazu Elements game backend: the whole API from memory, for development and
tests, never for production.`

// help prints what there is to know of the program, or of one command.
func help(p process, names []string) error {
	if len(names) == 0 {
		overview(p.stdout)
		return nil
	}
	if names[0] == helpName {
		return help(p, nil)
	}
	cmd, err := find(names[0])
	if err != nil {
		return err
	}
	cmd.help(p.stdout)
	return nil
}

func overview(w io.Writer) {
	fmt.Fprintf(w, "%s\n\nUsage:\n  elements-emulator [COMMAND] [FLAGS]\n\nCommands:\n", about)
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %-9s %s\n", cmd.name, cmd.summary)
	}
	fmt.Fprintf(w, "\nFlags of %s:\n", serveName)
	printFlags(w, serveName)
	fmt.Fprint(w, `
Each flag has an environment variable: --log-level is ELEMENTS_EMULATOR_LOG_LEVEL. A flag goes
before its variable; an empty variable counts as not set.

Examples:
  elements-emulator                           a fresh world: log in as root, password example
  elements-emulator --fixtures demo           a small game to look at
  elements-emulator --fixtures world --watch  the YAML files of a folder, as they change
  elements-emulator COMMAND --help            the flags of another command
`)
}

func (cmd command) help(w io.Writer) {
	line := "elements-emulator " + cmd.name
	if cmd.operands != "" {
		line += " " + cmd.operands
	}
	fmt.Fprintf(w, "%s: %s\n\nUsage:\n  %s [FLAGS]\n", cmd.name, cmd.summary, line)
	if cmd.about != "" {
		fmt.Fprintf(w, "\n%s\n", wrap(cmd.about, "", helpWidth))
	}
	if len(settingsOf(settings(newConfig()), cmd.name)) > 0 {
		fmt.Fprint(w, "\nFlags:\n")
		printFlags(w, cmd.name)
	}
}

func printFlags(w io.Writer, command string) {
	const indent = "      "
	for _, s := range settingsOf(settings(newConfig()), command) {
		text := s.help
		if s.preset != "" {
			text += " (default " + s.preset + ")"
		}
		fmt.Fprintf(w, "  %s\n%s\n", s.synopsis(), indent+wrap(text, indent, helpWidth))
	}
}

// synopsis is the flag with the name of its value.
func (s setting) synopsis() string {
	text := "--" + s.name
	if s.argument != "" {
		text += " " + s.argument
	}
	return text
}

// wrap breaks a text into lines; all but the first one are indented.
func wrap(text, indent string, width int) string {
	var b strings.Builder
	column := len(indent)
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case column+1+len(word) > width:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
