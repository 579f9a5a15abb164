package session

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// purgeAfter is how long the record of an expired session stays (auth.9).
const purgeAfter = 24 * time.Hour

// Row is a session as it is stored. The secret itself is not.
type Row struct {
	// ID is a digest of password hash and secret (auth.3).
	ID, UserID string
	// ProfileID is the attached profile, or empty.
	ProfileID string
	// Expires is in ms since the epoch.
	Expires int64
	// password is the start of the password's digest when the session began.
	password stamp
}

type stamp [8]byte

func stampOf(p user.Password) stamp { return stamp(p.Digest()[:8]) }

// ByUser finds the sessions of a user.
var ByUser = sandbox.Many("user", func(r *Row) string { return r.UserID })

// Sessions are all sessions whose record is not purged.
var Sessions = sandbox.Define("session", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(ByUser), sandbox.OwnsNothing[Row](),
	sandbox.Deadline(func(r *Row) int64 { return r.Expires + purgeAfter.Milliseconds() }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Sessions} }

// live says whether a session can be used: it has not expired, and its user
// has the password he had when it began (auth.3, auth.5).
func (r *Row) live(now int64, owner *user.Row) bool {
	return now < r.Expires && r.password == stampOf(owner.Password)
}

// ExpireMockUser is what happens when a mock user is due: it is removed with
// everything it owns, unless it has a live session; then it is due again when
// the last of those ends.
func ExpireMockUser(tx *sandbox.Tx, owner *user.Row) int64 {
	last := int64(0)
	for row := range ByUser.Each(tx, owner.ID) {
		if row.live(tx.Now(), owner) {
			last = max(last, row.Expires)
		}
	}
	if last == 0 {
		user.Remove(tx, owner.ID)
	}
	return last
}
