package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// environmentPrefix begins the names of the flags' environment twins.
const environmentPrefix = "ELEMENTS_EMULATOR_"

// setting is one line of the table of flags. The table is all there is to
// say of a flag: parsing, environment, help and docs/flags.md are made of it.
type setting struct {
	name     string   // without the dashes
	argument string   // what help calls the value; empty for a switch
	commands []string // the commands that have the flag
	preset   string   // the default, as help shows it; may be empty
	help     string
	list     bool // may be given several times
	secret   bool // its value is never shown
	set      func(text string) error
}

// settingsOf are the settings that a command has.
func settingsOf(all []setting, command string) []setting {
	return slices.DeleteFunc(slices.Clone(all), func(s setting) bool { return !slices.Contains(s.commands, command) })
}

// variable is the name of the setting's environment twin.
func (s setting) variable() string {
	return environmentPrefix + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

// assign sets the value. Its error names where the text came from.
func (s setting) assign(source, text string) error {
	err := s.set(text)
	switch {
	case err == nil:
		return nil
	case s.secret:
		return usage("%s: %w", source, err)
	default:
		return usage("%s: %q %w", source, text, err)
	}
}

// flagValue is a setting as pflag sees it.
type flagValue struct{ setting }

func (v flagValue) Set(text string) error { return v.assign("--"+v.name, text) }
func (v flagValue) String() string        { return v.preset }
func (v flagValue) Type() string          { return v.argument }

// parse sets the settings of a command from its arguments and, where those
// say nothing, from the environment. It returns the operands.
func parse(command string, all []setting, arguments, environment []string) ([]string, error) {
	set := pflag.NewFlagSet(command, pflag.ContinueOnError)
	set.Usage = func() {}
	mine := settingsOf(all, command)
	for _, s := range mine {
		f := set.VarPF(flagValue{s}, s.name, "", s.help)
		if s.argument == "" {
			f.NoOptDefVal = "true"
		}
	}
	if err := set.Parse(arguments); err != nil {
		return nil, explain(err, command, all)
	}
	values := variables(environment)
	for _, s := range mine {
		text := values[s.variable()]
		if text == "" || set.Changed(s.name) {
			continue
		}
		if err := s.assign(s.variable(), text); err != nil {
			return nil, err
		}
	}
	return set.Args(), nil
}

// variables are the variables of an environment.
func variables(environment []string) map[string]string {
	values := make(map[string]string, len(environment))
	for _, pair := range environment {
		name, text, _ := strings.Cut(pair, "=")
		values[name] = text
	}
	return values
}

// explain says what was wrong with the arguments.
func explain(err error, command string, all []setting) error {
	var (
		unknown *pflag.NotExistError
		invalid *pflag.InvalidValueError
		missing *pflag.ValueRequiredError
	)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		return unknownFlag(unknown, command, all)
	case errors.As(err, &invalid):
		return invalid.Unwrap()
	case errors.As(err, &missing):
		return usage("--%s needs a value", missing.GetFlag().Name)
	default:
		return usage("%w", err)
	}
}
