package rank

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/leaderboard"
)

// Routes are the routes of ranks.
func Routes() []rest.Route {
	return []rest.Route{
		// A table is written outside of any transaction.
		rest.Get("/rank/global/{leaderboardNameOrId}", rest.Unprivileged, global, rest.Offers(rest.CSVType), rest.Outbound),
		rest.Get("/rank/friends/{leaderboardNameOrId}", rest.User, friends, rest.Quiet),
		rest.Get("/rank/mutual_followers/{leaderboardNameOrId}", rest.User, mutualFollowers, rest.Quiet),
	}
}

// boardIn is a leaderboard and an instant of its epoch, in ms since the epoch;
// 0 is the present one (rank.7).
type boardIn struct {
	Leaderboard string `path:"leaderboardNameOrId"`
	Epoch       int64  `query:"leaderboardEpoch" default:"0"`
}

// check refuses negative parameters; an offset may be negative in a page that
// is relative (rank.3).
func (in boardIn) check(p rest.LaxPaging, relative bool) error {
	switch {
	case p.Count < 0:
		return rest.InvalidParameter("Count must have a non-negative value, not %d.", p.Count)
	case in.Epoch < 0:
		return rest.InvalidParameter("LeaderboardEpoch must have a non-negative value, not %d.", in.Epoch)
	case !relative && p.Offset < 0:
		return rest.InvalidParameter("Offset must have a non-negative value when using a non-relative offset, not %d.", p.Offset)
	default:
		return nil
	}
}

// find is the leaderboard and the beginning of the epoch that is asked for.
func (in boardIn) find(c *rest.Call) (board *leaderboard.Row, epoch int64, started bool, err error) {
	board, err = leaderboard.Find(c.Tx, in.Leaderboard)
	if err != nil {
		return nil, 0, false, err
	}
	at := in.Epoch
	if at <= 0 {
		at = c.Tx.Now()
	}
	epoch, started, err = board.EpochAt(at)
	return board, epoch, started, err
}

type globalIn struct {
	boardIn
	rest.LaxPaging
	ProfileID string `query:"profileId"`
}

// global is a page among all profiles as JSON, or all of them as CSV.
func global(c *rest.Call, in globalIn) (rest.Offer[rest.Page[Rank]], error) {
	if c.Prefers(rest.CSVType) {
		rows, err := table(c, in.boardIn)
		return rest.Offer[rest.Page[Rank]]{Stream: rows}, err
	}
	around := strings.TrimSpace(in.ProfileID)
	if err := in.check(in.LaxPaging, around != ""); err != nil {
		return rest.Offer[rest.Page[Rank]]{}, err
	}
	var page rest.Page[Rank]
	err := c.View(func(tx *sandbox.Tx) (err error) {
		page, err = amongAll(c.In(tx), in, around)
		return err
	})
	return rest.Offer[rest.Page[Rank]]{JSON: page}, err
}

type relativeIn struct {
	boardIn
	rest.LaxPaging
	Relative bool `query:"relative" default:"false"`
}

// Check refuses negative parameters (rank.3).
func (in relativeIn) Check() error { return in.check(in.LaxPaging, in.Relative) }

func friends(c *rest.Call, in relativeIn) (rest.Page[Rank], error) {
	return social(c, in, amongFriends)
}

func mutualFollowers(c *rest.Call, in relativeIn) (rest.Page[Rank], error) {
	return social(c, in, amongMutualFollowers)
}

// social is a page around the current profile, empty for one that is deleted
// (rank.17).
func social(c *rest.Call, in relativeIn, page func(*rest.Call, relativeIn, *profile.Row) (rest.Page[Rank], error)) (rest.Page[Rank], error) {
	current, err := profile.Current(c)
	if err != nil {
		return rest.Page[Rank]{}, err
	}
	if _, err := profile.FindActive(c.Tx, current.ID); err != nil {
		return rest.EmptyPage[Rank](), nil
	}
	return page(c, in, current)
}
