// Package leaderboard is leaderboards: what players compete for, over all time
// or in epochs.
package leaderboard

// TimeStrategy says how long scores count.
type TimeStrategy string

// The time strategies.
const (
	AllTime TimeStrategy = "ALL_TIME"
	// Epochal leaderboards begin anew with every epoch.
	Epochal TimeStrategy = "EPOCHAL"
)

// Constants are the strategies in the order of their ordinals (json.4).
func (TimeStrategy) Constants() []string { return []string{string(AllTime), string(Epochal)} }

// ScoreStrategy says what becomes of a player's further points.
type ScoreStrategy string

// The score strategies.
const (
	OverwriteIfGreater ScoreStrategy = "OVERWRITE_IF_GREATER"
	Accumulate         ScoreStrategy = "ACCUMULATE"
)

// Constants are the strategies in the order of their ordinals (json.4).
func (ScoreStrategy) Constants() []string {
	return []string{string(OverwriteIfGreater), string(Accumulate)}
}

// Leaderboard is a leaderboard as clients see it (15, Leaderboard).
type Leaderboard struct {
	ID            string        `json:"id"`
	Name          string        `json:"name"`
	TimeStrategy  TimeStrategy  `json:"timeStrategyType"`
	ScoreStrategy ScoreStrategy `json:"scoreStrategyType"`
	Title         string        `json:"title"`
	ScoreUnits    string        `json:"scoreUnits"`
	// FirstEpochTimestamp is in ms since the epoch, null of an ALL_TIME
	// leaderboard; EpochInterval is in ms, 0 of such a one (leaderboard.7).
	FirstEpochTimestamp *int64 `json:"firstEpochTimestamp"`
	EpochInterval       int64  `json:"epochInterval"`
}

// CreateRequest makes a leaderboard (15, CreateLeaderboardRequest).
type CreateRequest struct {
	Name                *string        `json:"name" check:"notnull,pattern=whole_word"`
	TimeStrategy        *TimeStrategy  `json:"timeStrategyType" check:"notnull"`
	ScoreStrategy       *ScoreStrategy `json:"scoreStrategyType" check:"notnull"`
	Title               *string        `json:"title" check:"notnull"`
	ScoreUnits          *string        `json:"scoreUnits" check:"notnull"`
	FirstEpochTimestamp *int64         `json:"firstEpochTimestamp" check:"min=0"`
	EpochInterval       *int64         `json:"epochInterval" check:"min=0"`
}

// UpdateRequest changes title and units of the leaderboard that it names; the
// strategies are ignored (15, UpdateLeaderboardRequest; leaderboard.12).
type UpdateRequest struct {
	Name          *string        `json:"name" check:"notnull,pattern=whole_word"`
	TimeStrategy  *TimeStrategy  `json:"timeStrategyType" check:"notnull"`
	ScoreStrategy *ScoreStrategy `json:"scoreStrategyType" check:"notnull"`
	Title         *string        `json:"title" check:"notnull"`
	ScoreUnits    *string        `json:"scoreUnits" check:"notnull"`
}

// View is the row as clients see it.
func (r *Row) View() Leaderboard {
	l := Leaderboard{
		ID: r.ID, Name: r.Name, TimeStrategy: r.TimeStrategy, ScoreStrategy: r.ScoreStrategy,
		Title: r.Title, ScoreUnits: r.ScoreUnits, EpochInterval: r.EpochInterval,
	}
	if r.TimeStrategy == Epochal {
		l.FirstEpochTimestamp = &r.FirstEpoch
	}
	return l
}
