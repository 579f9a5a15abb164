package testkit

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

// Leaderboard is a leaderboard as the API shows it. FirstEpochTimestamp is in
// ms since the epoch and EpochInterval in ms; an ALL_TIME leaderboard has
// neither.
type Leaderboard struct {
	ID                  string `json:"id"`
	Name                string `json:"name"`
	TimeStrategyType    string `json:"timeStrategyType"`
	ScoreStrategyType   string `json:"scoreStrategyType"`
	Title               string `json:"title"`
	ScoreUnits          string `json:"scoreUnits"`
	FirstEpochTimestamp *int64 `json:"firstEpochTimestamp"`
	EpochInterval       int64  `json:"epochInterval"`
}

// NewLeaderboard is a leaderboard to make. TimeStrategyType is ALL_TIME or
// EPOCHAL, ScoreStrategyType OVERWRITE_IF_GREATER or ACCUMULATE; the last two
// are for EPOCHAL ones.
type NewLeaderboard struct {
	Name                string `json:"name"`
	TimeStrategyType    string `json:"timeStrategyType"`
	ScoreStrategyType   string `json:"scoreStrategyType"`
	Title               string `json:"title"`
	ScoreUnits          string `json:"scoreUnits"`
	FirstEpochTimestamp *int64 `json:"firstEpochTimestamp,omitempty"`
	EpochInterval       *int64 `json:"epochInterval,omitempty"`
}

// LeaderboardUpdate replaces title and units of the leaderboard that it names.
// The strategies must be there and are ignored.
type LeaderboardUpdate struct {
	Name              string `json:"name"`
	TimeStrategyType  string `json:"timeStrategyType"`
	ScoreStrategyType string `json:"scoreStrategyType"`
	Title             string `json:"title"`
	ScoreUnits        string `json:"scoreUnits"`
}

// Score is a score as the API shows it. CreationTimestamp is the instant of
// the last submission and LeaderboardEpoch the beginning of the epoch, both in
// ms since the epoch.
type Score struct {
	ID                string   `json:"id"`
	Profile           *Profile `json:"profile"`
	PointValue        float64  `json:"pointValue"`
	ScoreUnits        string   `json:"scoreUnits"`
	CreationTimestamp int64    `json:"creationTimestamp"`
	LeaderboardEpoch  int64    `json:"leaderboardEpoch"`
}

// Rank is a score with its place, counted from 1.
type Rank struct {
	Position int   `json:"position"`
	Score    Score `json:"score"`
}

// RankList says which part of a ranking is asked for. Search has no effect.
type RankList struct {
	List
	// Epoch is an instant in the epoch, in ms since the epoch; 0 is now.
	Epoch int64
	// Around is a profile around which the page lies, for GlobalRanks.
	Around string
	// Relative puts the page around the current profile, for the others.
	Relative bool
}

func (l RankList) at(path string) string {
	q := url.Values{}
	if l.Epoch != 0 {
		q.Set("leaderboardEpoch", strconv.FormatInt(l.Epoch, 10))
	}
	if l.Around != "" {
		q.Set("profileId", l.Around)
	}
	if l.Relative {
		q.Set("relative", "true")
	}
	if l.Offset != 0 {
		q.Set("offset", strconv.Itoa(l.Offset))
	}
	if l.Count != 0 {
		q.Set("count", strconv.Itoa(l.Count))
	}
	return path + "?" + q.Encode()
}

// Leaderboards is a page of the leaderboards. Search is a regular expression
// that is found in their names.
func (a *API) Leaderboards(ctx context.Context, l List) (p Page[Leaderboard], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/leaderboard"), nil, &p)
}

// Leaderboard is a leaderboard by name or id.
func (a *API) Leaderboard(ctx context.Context, nameOrID string) (b Leaderboard, err error) {
	return b, a.call(ctx, http.MethodGet, below("/leaderboard", nameOrID), nil, &b)
}

// CreateLeaderboard makes a leaderboard.
func (a *API) CreateLeaderboard(ctx context.Context, b NewLeaderboard) (made Leaderboard, err error) {
	return made, a.call(ctx, http.MethodPost, "/leaderboard", b, &made)
}

// UpdateLeaderboard changes the leaderboard that the update names.
func (a *API) UpdateLeaderboard(ctx context.Context, b LeaderboardUpdate) (changed Leaderboard, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/leaderboard", b.Name), b, &changed)
}

// DeleteLeaderboard deletes a leaderboard by name or id.
func (a *API) DeleteLeaderboard(ctx context.Context, nameOrID string) error {
	return a.call(ctx, http.MethodDelete, below("/leaderboard", nameOrID), nil, nil)
}

// SubmitScore gives points to the current profile.
func (a *API) SubmitScore(ctx context.Context, leaderboard string, points float64) (s Score, err error) {
	return s, a.call(ctx, http.MethodPost, below("/score", leaderboard), map[string]any{"pointValue": points}, &s)
}

// GlobalRanks is a page of the ranking of all profiles.
func (a *API) GlobalRanks(ctx context.Context, leaderboard string, l RankList) (p Page[Rank], err error) {
	return p, a.call(ctx, http.MethodGet, l.at(below("/rank/global", leaderboard)), nil, &p)
}

// GlobalRanksCSV is the whole ranking of an epoch (an instant in it, in ms since
// the epoch; 0 is now) as CSV, for superusers.
func (a *API) GlobalRanksCSV(ctx context.Context, leaderboard string, epoch int64) (string, error) {
	return a.csv(ctx, RankList{Epoch: epoch}.at(below("/rank/global", leaderboard)))
}

// FriendRanks is a page of the ranking of the current profile and its friends.
func (a *API) FriendRanks(ctx context.Context, leaderboard string, l RankList) (p Page[Rank], err error) {
	return p, a.call(ctx, http.MethodGet, l.at(below("/rank/friends", leaderboard)), nil, &p)
}

// MutualFollowerRanks is a page of the ranking of the current profile and those
// that follow it and are followed by it.
func (a *API) MutualFollowerRanks(ctx context.Context, leaderboard string, l RankList) (p Page[Rank], err error) {
	return p, a.call(ctx, http.MethodGet, l.at(below("/rank/mutual_followers", leaderboard)), nil, &p)
}
