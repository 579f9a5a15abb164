// Package match is the old matches of one player against another, which
// clients poll until an opponent is found.
package match

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Match is a match as clients see it, and the request that makes one (24,
// Match). LastUpdatedTimestamp is in ms since the epoch.
type Match struct {
	ID *string `json:"id" check:"create:null"`
	// Scheme is the name or the id of a matchmaking configuration.
	Scheme *string          `json:"scheme" check:"create:notnull"`
	Scope  *string          `json:"scope"`
	Player *profile.Profile `json:"player"`
	// Opponent is null until one is found, and never has a user (match.3).
	Opponent             *profile.Profile `json:"opponent" check:"create:null"`
	LastUpdatedTimestamp *int64           `json:"lastUpdatedTimestamp" check:"create:null"`
	// GameID is null until an opponent is found.
	GameID   *string      `json:"gameId" check:"create:null"`
	Metadata *wire.Object `json:"metadata"`
}

// view is the row as clients see it.
func view(c *rest.Call) func(*Row) Match {
	return func(r *Row) Match {
		m := Match{ID: &r.ID, Scheme: &r.Scheme, Scope: r.Scope, LastUpdatedTimestamp: &r.Updated}
		if row, ok := profile.Profiles.Get(c.Tx, r.PlayerID); ok {
			player := profile.InSession(c.Tx, row)
			m.Player = &player
		}
		if row, ok := profile.Profiles.Get(c.Tx, r.OpponentID); ok {
			opponent := profile.InSession(c.Tx, row).Redacted()
			m.Opponent = &opponent
		}
		if r.GameID != "" {
			m.GameID = &r.GameID
		}
		return m
	}
}
