package session

import (
	"encoding/hex"
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Digest is what is stored of a secret, in hex: it depends on the user's
// password (auth.3).
func (s Secret) Digest(password user.Password) string {
	return hex.EncodeToString([]byte(s.sessionID(password)))
}

// Digest is what is stored of the session's secret, in hex.
func (r *Row) Digest() string { return hex.EncodeToString([]byte(r.ID)) }

// Stale says that the user's password is no longer the one he had when the
// session began: no secret fits the session any more (auth.3).
func (r *Row) Stale(owner *user.Row) bool { return r.password != stampOf(owner.Password) }

// Restore adds a session as it was, by the digest of its secret, with a
// profile or an empty id. No login is noted. Expires is in ms since the epoch.
func Restore(tx *sandbox.Tx, owner *user.Row, profileID, digest string, expires int64) error {
	id, err := hex.DecodeString(digest)
	if err != nil {
		return fmt.Errorf("the digest of a session secret is in hex: %w", err)
	}
	return Sessions.Insert(tx, &Row{
		ID: string(id), UserID: owner.ID, ProfileID: profileID, Expires: expires, password: stampOf(owner.Password),
	})
}
