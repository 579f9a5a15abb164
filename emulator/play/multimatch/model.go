// Package multimatch is matches of any number of players: what the matchmaking
// websocket fills, and what custom code and superusers may change.
package multimatch

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// Status is where a match is in its life.
type Status string

// The statuses. Players may be added to an open match only; a full one has as
// many as its configuration allows.
const (
	Open   Status = "OPEN"
	Full   Status = "FULL"
	Closed Status = "CLOSED"
	Ended  Status = "ENDED"
)

// Constants are the statuses in the order of their ordinals (json.4).
func (Status) Constants() []string {
	return []string{string(Open), string(Full), string(Closed), string(Ended)}
}

// MultiMatch is a match as clients see it, and the request that makes or
// changes one (24, MultiMatch). Expiry and Created are in ms since the epoch.
type MultiMatch struct {
	ID *string `json:"id" check:"create:null"`
	// JoinCode is null unless the match was made with one.
	JoinCode      *UniqueCode                                        `json:"joinCode"`
	Status        *Status                                            `json:"status" check:"notnull"`
	Configuration *configuration.MatchmakingApplicationConfiguration `json:"configuration" check:"notnull"`
	Metadata      *wire.Object                                       `json:"metadata"`
	// Count is the number of players.
	Count   int    `json:"count"`
	Expiry  *int64 `json:"expiry"`
	Created *int64 `json:"created"`
}

// Defaults sets what is not given.
func (m *MultiMatch) Defaults() {
	open := Open
	m.Status = &open
}

// UniqueCode is a code by which players join a match (24, UniqueCode). Linger
// and Timeout are in ms, Expiry is in ms since the epoch (multi_match.26a).
type UniqueCode struct {
	ID      *string          `json:"id"`
	Linger  int64            `json:"linger"`
	Timeout int64            `json:"timeout"`
	Expiry  int64            `json:"expiry"`
	User    *user.User       `json:"user"`
	Profile *profile.Profile `json:"profile"`
}

// View returns the row as clients see it. The configuration is the one that is
// stored now, null where it was deleted (multi_match.8, matchmaking_config.8).
func (r *Row) View(tx *sandbox.Tx) MultiMatch {
	m := MultiMatch{ID: &r.ID, Status: &r.Status, Metadata: r.Metadata, Count: len(r.Players), Created: &r.Created}
	if r.Expires != 0 {
		m.Expiry = &r.Expires
	}
	if row, ok := r.queue(tx); ok {
		view := row.MatchmakingView(tx)
		m.Configuration = &view
	}
	if r.Code != nil {
		m.JoinCode = r.Code.view(tx)
	}
	return m
}

func (j *JoinCode) view(tx *sandbox.Tx) *UniqueCode {
	out := &UniqueCode{ID: &j.Text, Linger: j.Linger, Timeout: j.Timeout, Expiry: j.Expires}
	if row, ok := user.Users.Get(tx, j.UserID); ok {
		owner := row.View()
		out.User = &owner
	}
	if row, ok := profile.Profiles.Get(tx, j.ProfileID); ok {
		player := profile.InSession(tx, row)
		out.Profile = &player
	}
	return out
}
