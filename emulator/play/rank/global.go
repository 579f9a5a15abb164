package rank

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/score"
)

// amongAll is a page among all profiles, around one of them where its id is
// not empty (rank.9 to .13). One that is not there gives the empty page before
// anything else is looked at.
func amongAll(c *rest.Call, in globalIn, around string) (rest.Page[Rank], error) {
	if around != "" {
		row, err := profile.FindActive(c.Tx, around)
		if err != nil {
			return rest.EmptyPage[Rank](), nil
		}
		around = row.ID
	}
	board, epoch, started, err := in.find(c)
	if err != nil {
		return rest.Page[Rank]{}, err
	}
	p := in.LaxPaging
	if !started {
		return pageOf(c, p, nothing{})
	}
	ranking := score.RankingOf(board.ID, epoch)
	if around != "" {
		own, ok := score.Scores.Get(c.Tx, score.ID(around, board.ID, epoch))
		place := 0
		if ok {
			place = ranking.AtLeast(c.Tx, own.Points)
		}
		p.Offset = centred(p, place)
	}
	return pageOf(c, p, ranking)
}

// centred is the beginning of a page around a place: half a page before it
// (rank.9).
func centred(p rest.LaxPaging, place int) int { return max(0, p.Offset+place-p.Count/2) }

// pageOf is a page of a ranking with its positions (rank.2).
func pageOf(c *rest.Call, p rest.LaxPaging, ranking rest.Ordered[score.Row]) (rest.Page[Rank], error) {
	position := p.Offset
	return rest.PageOfAll(c, p, ranking, func(r *score.Row) Rank {
		position++
		return view(c, r, position)
	})
}

// nothing is the ranking of an epoch that has not begun (rank.8).
type nothing struct{}

// Len is 0.
func (nothing) Len(*sandbox.Tx) int { return 0 }

// At is never there.
func (nothing) At(*sandbox.Tx, int) (*score.Row, bool) { return nil, false }
