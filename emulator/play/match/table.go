package match

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a match as it is stored. Its metadata is never kept (match.6).
type Row struct {
	ID, Scheme string
	Scope      *string
	PlayerID   string
	// OpponentID and GameID are empty until an opponent is found.
	OpponentID, GameID string
	// Updated and Expires are in ms since the epoch. An expired match is still
	// served; it is removed a day later (match.6).
	Updated, Expires int64
}

// Lifetime is how long a match waits for an opponent (match.6).
const Lifetime = 5 * time.Minute

const kept = 24 * time.Hour

// Waiting says whether the match has no opponent yet.
func (r *Row) Waiting() bool { return r.OpponentID == "" && r.GameID == "" }

// The indexes of the matches. byWaiting has those that may be chosen as
// opponents, under their scheme (match.7): those with a scope are not among
// them (match.14).
var (
	byPlayer  = sandbox.Many("player", func(r *Row) string { return r.PlayerID })
	byWaiting = sandbox.Many("waiting", func(r *Row) string {
		if !r.Waiting() || r.Scope != nil {
			return ""
		}
		return "scheme " + r.Scheme
	})
)

// Matches are all matches. One is gone with its player.
var Matches = sandbox.Define("match", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(byPlayer), sandbox.With(byWaiting),
	sandbox.Deadline(func(r *Row) int64 { return r.Expires + kept.Milliseconds() }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Matches} }
