package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
)

// unknownFlag says that a command has no such flag, and which one may be
// meant.
func unknownFlag(e *pflag.NotExistError, command string, all []setting) error {
	given := "--" + e.GetSpecifiedName()
	name := e.GetSpecifiedName()
	if letters := e.GetSpecifiedShortnames(); letters != "" {
		given = "-" + letters
		name, _, _ = strings.Cut(letters, "=")
	}
	var mine []string
	for _, s := range all {
		if slices.Contains(s.commands, command) {
			mine = append(mine, s.name)
		} else if s.name == name {
			return usage("%s is a flag of %s, not of %s", given, strings.Join(s.commands, " and "), command)
		}
	}
	return usage("unknown flag %s%s", given, suggestion("--", name, mine))
}

// suggestion is what an error says of the name that may have been meant.
func suggestion(prefix, name string, known []string) string {
	best := nearest.Of(name, known)
	if best == "" {
		return "; see --help"
	}
	return "; did you mean " + prefix + best + "?"
}

// strayVariables are remarks on variables that look like the twin of a flag,
// but are none. Names that are not near one are left alone: Kubernetes makes
// such variables for a service of this name.
func strayVariables(environment []string, all []setting) []string {
	var known []string
	for _, s := range all {
		known = append(known, s.variable())
	}
	var remarks []string
	for _, pair := range environment {
		name, _, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(name, environmentPrefix) || slices.Contains(known, name) {
			continue
		}
		if best := nearestVariable(name, known); best != "" {
			remarks = append(remarks, name+" has no effect; did you mean "+best+"?")
		}
	}
	return remarks
}

func nearestVariable(name string, known []string) string {
	var short []string
	for _, k := range known {
		short = append(short, strings.TrimPrefix(k, environmentPrefix))
	}
	best := nearest.Of(strings.TrimPrefix(name, environmentPrefix), short)
	if best == "" {
		return ""
	}
	return environmentPrefix + best
}
