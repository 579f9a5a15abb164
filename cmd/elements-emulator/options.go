package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"syscall"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// never stands for 0 where the emulator takes 0 for its default.
const never = -1

// options are what the emulator is made with.
func (c *config) options(world *fixtures.World, log *slog.Logger) emulator.Options {
	o := emulator.Options{
		Listen: c.listen, Settings: &c.server, Seed: c.seed, Start: c.start, World: world, Mail: c.mail, IDP: c.idp, Stores: c.stores, AllowOutgoing: c.outgoing,
		Control: c.control, MaxSandboxes: c.maxSandboxes, SandboxIdle: c.sandboxIdle, Journal: c.journal, JournalBudget: c.journals, MaxMemory: c.maxMemory, Log: log,
	}
	if o.MaxMemory == 0 {
		o.MaxMemory = maxMemory(containerLimit(cgroupFiles))
	}
	if o.SandboxIdle == 0 {
		o.SandboxIdle = never
	}
	if o.Journal.Entries == 0 {
		o.Journal.Entries = never
	}
	return o
}

// listenError says which address can't be listened on, and why.
func (c *config) listenError(err error) error {
	flag := "--listen " + c.listen
	if c.control.Listen != "" && strings.HasPrefix(err.Error(), "listen on "+c.control.Listen+":") {
		flag = "--control-listen " + c.control.Listen
	}
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s: the port is taken; stop what listens there, or choose another one (port 0 picks a free one)", flag)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("%s: the system does not allow this port; choose one above 1023", flag)
	}
	var at *net.OpError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", flag, err)
}

// controlURL is where the control API is; empty where it is switched off.
func controlURL(e *emulator.Emulator, c *config) string {
	if c.control.Off {
		return ""
	}
	return e.ControlURL() + control.Root
}
