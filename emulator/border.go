package emulator

import (
	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Settings are the settings of the emulated server: time-outs, limits, what
// it answers to which origins.
type Settings = rest.Settings

// DefaultSettings returns those of the real server.
func DefaultSettings() Settings { return rest.DefaultSettings() }

// JournalLimits bound what the journal of a sandbox keeps.
type JournalLimits = journal.Limits

// DefaultJournalLimits returns the limits that Options have unless they say
// otherwise.
func DefaultJournalLimits() JournalLimits { return journal.DefaultLimits() }
