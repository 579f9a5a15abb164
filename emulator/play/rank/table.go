package rank

import (
	"iter"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
)

// columns are the columns of a ranking as a table (rank.23).
var columns = []string{
	"CREATIONTIMESTAMP", "ID", "LASTLOGIN", "LEADERBOARDEPOCH", "POINTVALUE",
	"POSITION", "PROFILEDISPLAYNAME", "PROFILEID", "PROFILEIMAGEURL", "SCOREUNITS",
}

// table is the whole ranking of a leaderboard and an epoch, for superusers
// (rank.22). It is read from a snapshot, so that nobody waits for a client that
// reads slowly.
func table(c *rest.Call, in boardIn) (rest.Stream, error) {
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		return nil, rest.Forbidden("Ranks as a table need level %s; the caller has %s.", rest.Superuser, c.Caller.Level).Quiet()
	}
	var (
		board   *leaderboard.Row
		epoch   int64
		started bool
	)
	err := c.View(func(tx *sandbox.Tx) (err error) {
		board, epoch, started, err = in.find(c.In(tx))
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case !started:
		return rest.Tabulation(columns, func(func([]string) bool) {}), nil
	}
	frozen := c.Sandbox().Snapshot().Fork(c.Sandbox().Name())
	return rest.Tabulation(columns, rows(frozen, board, epoch)), nil
}

// rows are the rows of a ranking.
func rows(box *sandbox.Sandbox, board *leaderboard.Row, epoch int64) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		_ = box.View(func(tx *sandbox.Tx) error { // it returns no error
			position := 0
			for r := range score.RankingOf(board.ID, epoch).From(tx, 0) {
				position++
				if !yield(row(tx, r, position, board.ScoreUnits)) {
					break
				}
			}
			return nil
		})
	}
}

func row(tx *sandbox.Tx, r *score.Row, position int, units string) []string {
	owner, ok := profile.Profiles.Get(tx, r.ProfileID())
	if !ok {
		owner = &profile.Row{}
	}
	return []string{
		decimal(r.SubmittedAt), r.ID, decimal(owner.LastLogin), decimal(r.Epoch()), wire.Double(r.Points).String(),
		strconv.Itoa(position), owner.DisplayName, r.ProfileID(), owner.ImageURL, units,
	}
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
