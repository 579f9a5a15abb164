package user

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// resetPauseLength is how long further requests for the same address are
// ignored (password_reset.3).
const resetPauseLength = time.Minute

// Resets are the outstanding tokens that reset a password.
var Resets = sandbox.Define("password reset token", tokenSecret,
	sandbox.OwnedBy(sandbox.Many("user", tokenOwner)), sandbox.Deadline(tokenExpires))

// resetPause is an address for which requests are ignored for a while.
type resetPause struct {
	email string
	until int64
}

// ResetPauses are the addresses for which requests are ignored.
var ResetPauses = sandbox.Define("password reset pause", emailOf,
	sandbox.Deadline(func(p *resetPause) int64 { return p.until }))

// RequestReset mails a token to an address that somebody has
// (password_reset.1 to .5).
func RequestReset(c *rest.Call, email, base string) error {
	tx := c.Tx
	email = NormalEmail(email)
	uid, ok, err := findEmail(tx, email)
	if err != nil || !ok {
		return err
	}
	if _, paused := ResetPauses.Get(tx, email); paused {
		return nil
	}
	token := &Token{Secret: tx.NewUUID(), UserID: uid.UserID, Email: email, Expires: tx.Now() + c.Settings.PasswordResetTimeout.Milliseconds()}
	if err := ResetPauses.Insert(tx, &resetPause{email: email, until: tx.Now() + resetPauseLength.Milliseconds()}); err != nil {
		return err
	}
	if err := Resets.Insert(tx, token); err != nil {
		return err
	}
	// Token and pause stay when the mail fails (password_reset.3, .5).
	tx.Commit()
	return sendLink(tx, email, "Reset your password", "To set a new password, open", base, token.Secret)
}

// CompleteReset redeems a token for a new password (password_reset.6, .7).
func CompleteReset(tx *sandbox.Tx, secret, password string) error {
	token, ok := Resets.Get(tx, secret)
	if !ok {
		return rest.InvalidParameter("The reset token is unknown, used or expired.")
	}
	row, err := Get(tx, token.UserID)
	if err != nil {
		return err
	}
	Resets.Delete(tx, token.Secret)
	_, err = SetPassword(tx, row, password)
	return err
}
