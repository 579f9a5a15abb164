package main

import (
	"log/slog"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// defaultListen is where serve listens: this machine only, at the port of the
// real server.
const defaultListen = "127.0.0.1:8080"

// config is what flags and environment say.
type config struct {
	listen   string
	fixtures []string
	// fixturesIfThere is loaded in place of fixtures where there are none.
	fixturesIfThere string
	watch           bool
	seed            string
	start           time.Time
	mail            bool
	idp             bool
	stores          bool
	outgoing        []string
	level           slog.Level
	json            bool
	server          rest.Settings
	drain           time.Duration

	control      emulator.Control
	maxSandboxes int
	sandboxIdle  time.Duration // 0: never
	journal      journal.Limits
	journals     int64 // bytes of all journals together
	maxMemory    int64

	url     string
	timeout time.Duration
	output  string
}

func newConfig() *config {
	return &config{
		listen: defaultListen, server: rest.DefaultSettings(),
		drain: 8 * time.Second, timeout: 5 * time.Second,
		maxSandboxes: emulator.DefaultMaxSandboxes, sandboxIdle: emulator.DefaultSandboxIdle, journal: journal.DefaultLimits(),
		journals: journal.DefaultBudget,
	}
}
