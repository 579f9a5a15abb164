package control

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const (
	// shownMatches and shownMisses are how many exchanges an answer shows.
	shownMatches = 20
	shownMisses  = 5
)

// Expectation says what was to be called and how often: at least once where
// no number is given.
type Expectation struct {
	Operation string `json:"operation"`
	Method    string `json:"method"`
	Path      string `json:"path"`
	Caller    string `json:"caller"`
	// Status is a status like "404", or "4xx" or "5xx".
	Status string `json:"status"`
	// Contains is a text in the request's body.
	Contains string `json:"contains"`

	Times   *int `json:"times"`
	AtLeast *int `json:"atLeast"`
	AtMost  *int `json:"atMost"`
	// Secrets shows them in the answer.
	Secrets bool `json:"secrets"`
}

// Verified says whether an expectation was met.
type Verified struct {
	OK bool `json:"ok"`
	// Count is how many exchanges fit.
	Count int `json:"count"`
	// Message says in a sentence what was expected and what was there.
	Message string `json:"message"`
	// Matches are the last of the exchanges that fit.
	Matches []journal.Exchange `json:"matches"`
	// NearMisses are those that came nearest without fitting; none where the
	// expectation was met.
	NearMisses []NearMiss `json:"nearMisses"`
}

// NearMiss is an exchange that nearly fitted.
type NearMiss struct {
	// Differences say why it did not.
	Differences []string         `json:"differences"`
	Exchange    journal.Exchange `json:"exchange"`
}

type verifyIn struct {
	Body *Expectation `body:"check"`
}

func verify(c call, in verifyIn) (Verified, error) {
	want := in.Body
	least, most, err := want.bounds()
	if err != nil {
		return Verified{}, err
	}
	f := journal.Filter{Operation: want.Operation, Method: want.Method, Path: want.Path, Contains: want.Contains}
	if err := c.complete(&f, want.Caller, want.Status); err != nil {
		return Verified{}, err
	}
	entries, _ := c.tenant.Journal().After(0)
	var matches, others []*journal.Entry
	for _, e := range entries {
		if f.Fits(e) {
			matches = append(matches, e)
		} else {
			others = append(others, e)
		}
	}
	n := len(matches)
	out := Verified{
		OK: n >= least && (most < 0 || n <= most), Count: n, NearMisses: []NearMiss{},
		Matches: views(matches[max(0, n-shownMatches):], want.Secrets),
		Message: fmt.Sprintf("Expected %s, found %s.", expected(least, most), calls(n)),
	}
	if !out.OK {
		out.NearMisses = nearMisses(f, others, want.Secrets)
	}
	return out, nil
}

// bounds are the least and the greatest number of calls; -1 is no greatest.
func (e *Expectation) bounds() (least, most int, err error) {
	if e.Times != nil && (e.AtLeast != nil || e.AtMost != nil) {
		return 0, 0, rest.InvalidData("times excludes atLeast and atMost.")
	}
	least, most = 1, -1
	switch {
	case e.Times != nil:
		least, most = *e.Times, *e.Times
	case e.AtLeast != nil:
		least = *e.AtLeast
	case e.AtMost != nil:
		least = 0
	}
	if e.AtMost != nil {
		most = *e.AtMost
	}
	if least < 0 || e.AtMost != nil && most < least {
		return 0, 0, rest.InvalidData("Numbers of calls must not be negative, and atMost not below atLeast.")
	}
	return least, most, nil
}

func expected(least, most int) string {
	switch {
	case least == most:
		return "exactly " + calls(least)
	case most < 0:
		return "at least " + calls(least)
	case least == 0:
		return "at most " + calls(most)
	default:
		return fmt.Sprintf("%d to %s", least, calls(most))
	}
}

func calls(n int) string {
	if n == 1 {
		return "1 call"
	}
	return fmt.Sprintf("%d calls", n)
}

// nearMisses are the exchanges with the fewest differences, the newest first.
func nearMisses(f journal.Filter, others []*journal.Entry, secrets bool) []NearMiss {
	type miss struct {
		entry       *journal.Entry
		differences []string
	}
	misses := make([]miss, len(others))
	for i, e := range others {
		misses[i] = miss{e, f.Differences(e)}
	}
	slices.SortFunc(misses, func(a, b miss) int {
		return cmp.Or(cmp.Compare(len(a.differences), len(b.differences)), cmp.Compare(b.entry.ID, a.entry.ID))
	})
	out := []NearMiss{}
	for _, m := range misses[:min(shownMisses, len(misses))] {
		out = append(out, NearMiss{Differences: m.differences, Exchange: m.entry.View(secrets)})
	}
	return out
}
