package crossfire

import (
	"errors"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/multimatch"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// admission is what a handshake gives a player: a place in a match.
type admission struct {
	player *profile.Row
	match  *multimatch.Row
}

// errNoKey is the null pointer of a CREATE without a key (crossfire.20a).
var errNoKey = errors.New("sessionKey is null")

// admit lets a player into a match, in one transaction (crossfire.20 to
// crossfire.32). What the credentials did stays.
func admit(c *rest.Call, msg *message) (a admission, err error) {
	err = c.Update(func(tx *sandbox.Tx) error {
		if a.player, err = authenticate(c, tx, msg); err != nil {
			return err
		}
		tx.Commit()
		a.match, err = place(tx, c.Settings, a.player, msg)
		return err
	})
	return a, err
}

// authenticate is the profile that a handshake is for (crossfire.20,
// crossfire.21).
func authenticate(c *rest.Call, tx *sandbox.Tx, msg *message) (*profile.Row, error) {
	key, given := msg.fields["sessionKey"]
	if !given {
		return nil, errNoKey
	}
	caller, err := c.Identify(tx, key)
	if err != nil || caller.Anonymous() {
		return nil, rest.Forbidden("The session has ended or never was: log in again.").Because(err)
	}
	player, _ := caller.Profile.(*profile.Row)
	if id, given := msg.fields["profileId"]; given {
		if player, err = profile.FindActive(tx, id); err != nil {
			return nil, err
		}
	}
	switch {
	case player == nil:
		return nil, rest.Forbidden("The session has no profile, and the request names none.")
	case !player.Active:
		return nil, profile.NotFound(player.ID)
	case !caller.Is(player.UserID):
		return nil, rest.Forbidden("Profile %s belongs to another user.", player.ID)
	}
	return player, nil
}

// place is the match that a handshake asks for, with the player in it.
func place(tx *sandbox.Tx, settings *rest.Settings, player *profile.Row, msg *message) (*multimatch.Row, error) {
	switch msg.kind.name {
	case join:
		return rejoin(tx, player, msg.get("matchId"))
	case joinCode:
		return joinByCode(tx, player, msg.get("joinCode"))
	}
	queue, err := configuration.Find(tx, player.ApplicationID, configuration.Matchmaking, msg.get("configuration"))
	if err != nil {
		return nil, err
	}
	if err := builtIn(queue); err != nil {
		return nil, err
	}
	row := multimatch.Candidate(tx, queue, player.ID)
	switch {
	case msg.kind.name == create:
		codes := multimatch.Codes{Length: settings.JoinCodeLength, MaxAttempts: settings.JoinCodeAttempts}
		row, err = multimatch.StartWithCode(tx, queue, player, codes)
	case row == nil:
		row, err = multimatch.Start(tx, queue)
	}
	if err != nil {
		return nil, err
	}
	return multimatch.Add(tx, row.ID, player.ID)
}

// builtIn refuses configurations with a matchmaker of their own
// (crossfire.71).
func builtIn(queue *configuration.Row) error {
	if settings, _ := queue.Queue(); settings.Matchmaker != nil {
		return rest.Unknown("Configuration %q has a matchmaker of its own, which the server never finds.", queue.Name)
	}
	return nil
}

// ofMatch is builtIn for the configuration of a match.
func ofMatch(tx *sandbox.Tx, row *multimatch.Row) error {
	queue, ok := configuration.Configurations.Get(tx, row.ConfigurationID)
	if !ok {
		return nil
	}
	return builtIn(queue)
}

// rejoin is a match in which the player is already (crossfire.26).
func rejoin(tx *sandbox.Tx, player *profile.Row, id string) (*multimatch.Row, error) {
	row, err := multimatch.Find(tx, id)
	if err != nil {
		return nil, err
	}
	if err := ofMatch(tx, row); err != nil {
		return nil, err
	}
	if !row.Has(player.ID) {
		return nil, rest.NotFound("Profile %s is not in match %s.", player.ID, row.ID)
	}
	return row, nil
}

// joinByCode is the match with a code (crossfire.31).
func joinByCode(tx *sandbox.Tx, player *profile.Row, code string) (*multimatch.Row, error) {
	row, err := multimatch.FindByCode(tx, code)
	if err != nil {
		return nil, err
	}
	if err := ofMatch(tx, row); err != nil {
		return nil, err
	}
	if row.Has(player.ID) {
		return row, nil
	}
	return multimatch.Add(tx, row.ID, player.ID)
}
