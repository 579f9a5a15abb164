package profile

import (
	"iter"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// listIn are the parameters of the list (02, profile).
type listIn struct {
	rest.Paging
	// Before and After bound the last login, in ms since the epoch.
	Before      *int64  `query:"before"`
	After       *int64  `query:"after"`
	Application *string `query:"application"`
	User        *string `query:"user"`
	Search      string  `query:"search"`
}

// Check refuses what does not go together (profile.7).
func (in listIn) Check() error {
	if err := in.Paging.Check(); err != nil {
		return err
	}
	bounded := in.Before != nil || in.After != nil
	switch {
	case in.Before != nil && in.After != nil && *in.After > *in.Before:
		return rest.InvalidParameter("after (%d) must not be later than before (%d).", *in.After, *in.Before)
	case bounded && strings.TrimSpace(in.Search) != "":
		return rest.InvalidParameter("search can't be combined with before or after.")
	default:
		return nil
	}
}

// list is the page of profiles that a caller may see (profile.2 to .10).
func list(c *rest.Call, in listIn) (rest.Page[Profile], error) {
	if text := strings.TrimSpace(in.Search); text != "" {
		rows, match, err := search(c).Select(c, Profiles.All(c.Tx), text)
		if err != nil {
			return rest.Page[Profile]{}, err
		}
		return rest.PageOf(c, in.LaxPaging, rows, match, redacting(c, Whole))
	}
	wanted, ok := in.selection(c)
	if !ok {
		return rest.EmptyPage[Profile](), nil
	}
	if wanted == (selection{}) {
		return rest.PageOfAll(c, in.LaxPaging, ByActive, redacting(c, View))
	}
	return rest.PageOf(c, in.LaxPaging, wanted.rows(c), rest.Where(wanted.has), redacting(c, View))
}

// redacting leaves the users out for callers below superuser (profile.2).
func redacting(c *rest.Call, view func(*rest.Call, *Row) Profile) func(*Row) Profile {
	return func(r *Row) Profile {
		if c.Caller.Level.AtLeast(rest.Superuser) {
			return view(c, r)
		}
		return view(c, r).Redacted()
	}
}

// selection is which active profiles are listed. What is empty selects all.
type selection struct {
	userID, applicationID string
	// Bounded by the last login, in ms since the epoch; a profile that never
	// logged in is in no bounds (profile.6).
	bounded       bool
	after, before int64
}

// selection reads the parameters. Where it is not ok, the answer is the empty
// page (profile.3 to .5).
func (in listIn) selection(c *rest.Call) (selection, bool) {
	var s selection
	if in.Application != nil {
		app, err := application.Find(c.Tx, *in.Application)
		if err != nil {
			return s, false
		}
		s.applicationID = app.ID
	}
	if in.User != nil {
		id, ok := ownerAsked(c, *in.User)
		if !ok {
			return s, false
		}
		s.userID = id
	}
	if in.Before != nil || in.After != nil {
		s.bounded = true
		s.after, s.before = in.bounds(c.Tx.Now())
	}
	return s, true
}

// ownerAsked is the id of the user whose profiles the caller wants and may
// see (profile.3, profile.4).
func ownerAsked(c *rest.Call, id string) (string, bool) {
	if c.Caller.Level.AtLeast(rest.Superuser) {
		owner, err := user.Get(c.Tx, id)
		if err != nil {
			return "", false
		}
		return owner.ID, true
	}
	return c.Caller.UserID, id == "me" || c.Caller.Is(id)
}

// bounds are the bounds of the last login, inclusive: a negative one counts
// as the epoch or as now (profile.6).
func (in listIn) bounds(now int64) (after, before int64) {
	before = never
	if in.After != nil {
		after = max(*in.After, 0)
	}
	if in.Before != nil {
		before = *in.Before
		if before < 0 {
			before = now
		}
	}
	return after, before
}

// never comes after all instants.
const never = int64(1<<63 - 1)

// rows are those among which the selection is, in the order of their ids.
func (s selection) rows(c *rest.Call) iter.Seq[*Row] {
	switch {
	case s.userID != "":
		return ByUser.Each(c.Tx, s.userID)
	case s.applicationID != "":
		return ByApplication.Each(c.Tx, s.applicationID)
	default:
		return ByActive.All(c.Tx)
	}
}

// has says whether a profile is in the selection.
func (s selection) has(r *Row) bool {
	switch {
	case !r.Active:
		return false
	case s.userID != "" && r.UserID != s.userID:
		return false
	case s.applicationID != "" && r.ApplicationID != s.applicationID:
		return false
	case s.bounded && (r.LastLogin == 0 || r.LastLogin < s.after || r.LastLogin > s.before):
		return false
	default:
		return true
	}
}
