package match

import (
	"bytes"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// Find is the match of a player with an id (match.2).
func Find(tx *sandbox.Tx, player *profile.Row, id string) (*Row, error) {
	row, ok := Matches.Get(tx, strings.ToLower(id))
	if !ok || row.PlayerID != player.ID || !player.Active {
		return nil, rest.NotFound("match with id %s not found.", id)
	}
	return row, nil
}

// Create adds a match of the caller's profile and looks for an opponent. The
// match stays whatever becomes of that (match.5 to match.9).
func Create(c *rest.Call, player *profile.Row, req *Match) (*Row, error) {
	if err := checkPlayer(c.Tx, player, req); err != nil {
		return nil, err
	}
	if !player.Active {
		return nil, profile.NotFound(player.ID)
	}
	row := &Row{
		ID: c.Tx.NewID(), Scheme: *req.Scheme, Scope: req.Scope, PlayerID: player.ID,
		Updated: c.Tx.Now(), Expires: c.Tx.Now() + Lifetime.Milliseconds(),
	}
	if err := Matches.Insert(c.Tx, row); err != nil {
		return nil, err
	}
	c.Tx.Commit()
	queue, err := configuration.Find(c.Tx, player.ApplicationID, configuration.Matchmaking, row.Scheme)
	if err != nil {
		return nil, rest.NotFound("Application %s has no matchmaking configuration %q.", player.ApplicationID, row.Scheme).Quiet()
	}
	return pair(c.Tx, row, queue)
}

// checkPlayer refuses a match for a profile that is not the current one in
// all that is shown of it (match.5).
func checkPlayer(tx *sandbox.Tx, player *profile.Row, req *Match) error {
	if req.Player == nil || same(*req.Player, profile.InSession(tx, player)) {
		return nil
	}
	return rest.Forbidden("player must match current profile, %s, in every property; or leave it out.", player.ID)
}

// same compares profiles but for the URL of the image, which is not stored.
func same(a, b profile.Profile) bool {
	x, errX := wire.Encode(withoutURL(a))
	y, errY := wire.Encode(withoutURL(b))
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func withoutURL(p profile.Profile) profile.Profile {
	if p.ImageObject != nil {
		image := *p.ImageObject
		image.URL = nil
		p.ImageObject = &image
	}
	return p
}

// pair looks for an opponent of a new match: the one that waits longest for
// the same scheme, in whatever application (match.7).
func pair(tx *sandbox.Tx, row *Row, queue *configuration.Row) (*Row, error) {
	opponent := candidate(tx, row)
	if opponent == nil {
		return row, nil
	}
	settings, _ := queue.Queue()
	if settings.Success == nil {
		return nil, rest.Unknown("Configuration %q has no success callback that could make a game of the matches %s and %s.",
			queue.Name, row.ID, opponent.ID).By("match.9")
	}
	return nil, matched(tx, row, opponent)
}

// matched makes two matches opponents (match.10). The game's id is what the
// callback of the configuration returns on the server, whose code is not here:
// it is a new id. Then the server tells those who poll, and fails (match.11).
func matched(tx *sandbox.Tx, row, opponent *Row) error {
	game := tx.NewID()
	for _, side := range []struct{ of, other *Row }{{row, opponent}, {opponent, row}} {
		changed := *side.of
		changed.OpponentID, changed.GameID = side.other.PlayerID, game
		changed.Updated, changed.Expires = tx.Now(), tx.Now()
		if err := Matches.Put(tx, &changed); err != nil {
			return err
		}
	}
	tx.Commit()
	return unsupported().By("match.11")
}

// candidate is the match that waits longest for an opponent, or nil.
func candidate(tx *sandbox.Tx, row *Row) *Row {
	var oldest *Row
	for other := range byWaiting.Each(tx, "scheme "+row.Scheme) {
		if other.PlayerID != row.PlayerID && (oldest == nil || other.Updated < oldest.Updated) {
			oldest = other
		}
	}
	return oldest
}

// Delete removes a match that waits. The server then fails to tell those who
// poll, so the answer is always an error (match.13).
func Delete(tx *sandbox.Tx, player *profile.Row, id string) error {
	row, err := Find(tx, player, id)
	if err != nil {
		return err
	}
	if row.OpponentID != "" {
		return rest.InvalidData("Already Matched: match %s has the opponent %s.", row.ID, row.OpponentID)
	}
	Matches.Delete(tx, row.ID)
	tx.Commit()
	return unsupported().By("match.13")
}

// unsupported is the failure of the server's topics, which it does not have.
func unsupported() *rest.Error { return rest.Unknown("Not currently supported.") }
