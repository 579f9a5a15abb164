package rank

import (
	"cmp"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
	"github.com/NamazuStudios/elements-emulator/emulator/social/follower"
	"github.com/NamazuStudios/elements-emulator/emulator/social/friend"
)

// few is a ranking of some of the scores of a leaderboard, in order.
type few []*score.Row

// Len is the number of scores.
func (f few) Len(*sandbox.Tx) int { return len(f) }

// At is the score at a place.
func (f few) At(_ *sandbox.Tx, place int) (*score.Row, bool) {
	if place < 0 || place >= len(f) {
		return nil, false
	}
	return f[place], true
}

// scoresOf is the ranking of those profiles that have a score; each counts
// once.
func scoresOf(tx *sandbox.Tx, profileIDs []string, leaderboardID string, epoch int64) few {
	slices.Sort(profileIDs)
	var scores few
	for _, id := range slices.Compact(profileIDs) {
		if row, ok := score.Scores.Get(tx, score.ID(id, leaderboardID, epoch)); ok {
			scores = append(scores, row)
		}
	}
	slices.SortFunc(scores, func(a, b *score.Row) int {
		return cmp.Or(score.Compare(a, b), cmp.Compare(a.Since, b.Since))
	})
	return scores
}

// amongFriends is a page among the current profile and the active profiles of
// friends; pending friendships count (rank.14 to .16).
func amongFriends(c *rest.Call, in relativeIn, current *profile.Row) (rest.Page[Rank], error) {
	board, epoch, started, err := in.find(c)
	if err != nil {
		return rest.Page[Rank]{}, err
	}
	if !started {
		return pageOf(c, around(in, 0), nothing{})
	}
	profiles := []string{current.ID}
	for other := range friend.Of(c.Tx, current.UserID) {
		for p := range profile.ByUser.Each(c.Tx, other) {
			if p.Active {
				profiles = append(profiles, p.ID)
			}
		}
	}
	place := 0
	own, ok := score.Scores.Get(c.Tx, score.ID(current.ID, board.ID, epoch))
	if ok && in.Relative {
		// The server counts strangers too, but not the profile itself.
		place = score.RankingOf(board.ID, epoch).AtLeast(c.Tx, own.Points) - 1
		c.Defect("rank.16")
	}
	return pageOf(c, around(in, place), scoresOf(c.Tx, profiles, board.ID, epoch))
}

// around is the paging of a page that may be relative to a place.
func around(in relativeIn, place int) rest.LaxPaging {
	p := in.LaxPaging
	if in.Relative {
		p.Offset = centred(p, place)
	}
	return p
}

// amongMutualFollowers is a page among the current profile and those that
// follow it and are followed by it (rank.18 to .21).
func amongMutualFollowers(c *rest.Call, in relativeIn, current *profile.Row) (rest.Page[Rank], error) {
	board, epoch, _, err := in.find(c)
	if err != nil {
		return rest.Page[Rank]{}, err
	}
	var profiles []string
	for row := range follower.ByFollower.Each(c.Tx, current.ID) {
		if _, back := follower.Follows.Get(c.Tx, follower.Key(row.FollowedID, current.ID)); back {
			profiles = append(profiles, row.FollowedID)
		}
	}
	if len(profiles) == 0 {
		return rest.Page[Rank]{}, rest.Unknown("Nobody whom profile %s follows follows back.", current.ID).Quiet().By("rank.19")
	}
	scores := scoresOf(c.Tx, append(profiles, current.ID), board.ID, epoch)
	switch {
	case len(scores) == 0:
		return rest.Page[Rank]{}, rest.Unknown("None of the mutual followers of profile %s has a score.", current.ID).Quiet().By("rank.19")
	case in.Count == 0:
		return rest.Page[Rank]{}, rest.Unknown("The database takes no count of 0, which means no limit elsewhere.").By("rank.20")
	case in.Offset < 0:
		return rest.Page[Rank]{}, rest.Unknown("The database takes no negative offset: %d.", in.Offset).By("rank.21")
	}
	return numbered(c, in, scores, scores.competitionRank(current.ID)), nil
}

// numbered is the page of mutual followers. It is not capped (rank.20), and
// where it is relative only its numbers are (rank.21).
func numbered(c *rest.Call, in relativeIn, scores few, own int) rest.Page[Rank] {
	position := in.Offset
	if in.Relative {
		position = centred(in.LaxPaging, own)
		c.Defect("rank.21")
	}
	page := rest.Page[Rank]{Offset: in.Offset, Total: len(scores), Objects: []Rank{}}
	from := min(in.Offset, len(scores))
	for _, row := range scores[from:min(from+in.Count, len(scores))] {
		position++
		page.Objects = append(page.Objects, view(c, row, position))
	}
	return page
}

// competitionRank is the place of a profile, which those with as many points
// share; 0 where it has no score.
func (f few) competitionRank(profileID string) int {
	for _, row := range f {
		if row.ProfileID() == profileID {
			better := slices.IndexFunc(f, func(other *score.Row) bool { return score.Compare(other, row) == 0 })
			return better + 1
		}
	}
	return 0
}
