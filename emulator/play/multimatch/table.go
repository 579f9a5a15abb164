package multimatch

import (
	"slices"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// Row is a match as it is stored.
type Row struct {
	ID              string
	Code            *JoinCode // shared and never changed; nil for none
	Status          Status
	ConfigurationID string
	Metadata        *wire.Object
	// Players are the ids of the profiles in the order in which they came; they
	// are shared and never changed.
	Players []string
	// Created and Expires are in ms since the epoch. A match with no Expires is
	// never shown, nor removed (multi_match.9).
	Created, Expires int64
}

// JoinCode is the code by which players join a match. Linger and Timeout are
// in ms, Expires is in ms since the epoch (multi_match.26a).
type JoinCode struct {
	Text              string
	UserID, ProfileID string
	Linger, Timeout   int64
	Expires           int64
}

// kept is how long an expired match is kept, though it is not shown
// (multi_match.3).
const kept = time.Hour

// Has says whether a profile is among the players.
func (r *Row) Has(profileID string) bool { return slices.Contains(r.Players, profileID) }

// Live says whether the match is shown at an instant (multi_match.3).
func (r *Row) Live(now int64) bool { return r.Expires > now }

// queue is the configuration of the match, false where it was deleted.
func (r *Row) queue(tx *sandbox.Tx) (*configuration.Row, bool) {
	row, ok := configuration.Configurations.Get(tx, r.ConfigurationID)
	if !ok || row.Type != configuration.Matchmaking {
		return nil, false
	}
	return row, true
}

// The indexes of the matches. byOpen has the open ones under their
// configuration, the oldest first (multi_match.26).
var (
	byCode = sandbox.Unique("join code", func(r *Row) string {
		if r.Code == nil {
			return ""
		}
		return r.Code.Text
	})
	byOpen = sandbox.Many("open", func(r *Row) string {
		if r.Status != Open {
			return ""
		}
		return r.ConfigurationID
	})
)

// Matches are all matches, expired ones included.
var Matches = sandbox.Define("multi match", func(r *Row) string { return r.ID },
	sandbox.With(byCode, byOpen),
	sandbox.Deadline(func(r *Row) int64 {
		if r.Expires == 0 {
			return 0
		}
		return r.Expires + kept.Milliseconds()
	}))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Matches} }
