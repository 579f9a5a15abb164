package progress

import (
	"iter"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// listIn are the parameters of the list. Its paging is not looked at
// (progress.11).
type listIn struct {
	rest.LaxPaging
	Tags   []string `query:"tags"`
	Search string   `query:"search"`
}

// list is a page as JSON, or all progress as CSV.
func list(c *rest.Call, in listIn) (rest.Offer[rest.Page[Progress]], error) {
	switch {
	case c.Prefers(rest.CSVType):
		rows, err := table(c)
		return rest.Offer[rest.Page[Progress]]{Stream: rows}, err
	case !c.Caller.Level.AtLeast(rest.User):
		return rest.Offer[rest.Page[Progress]]{}, forbidden(c, rest.User)
	}
	page, err := inView(c, func(c *rest.Call) (rest.Page[Progress], error) { return pageFor(c, in) })
	return rest.Offer[rest.Page[Progress]]{JSON: page}, err
}

// pageFor is a page of what the caller may see: a USER the progress of the
// current profile (progress.8 to .10).
func pageFor(c *rest.Call, in listIn) (rest.Page[Progress], error) {
	rows := Progresses.All(c.Tx)
	ofProfile := ""
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		current, err := profile.Current(c)
		if err != nil {
			return rest.Page[Progress]{}, err
		}
		if _, err := profile.FindActive(c.Tx, current.ID); err != nil {
			return rest.EmptyPage[Progress](), nil
		}
		ofProfile, rows = current.ID, ByProfile.Each(c.Tx, current.ID)
	}
	filter, err := in.filter(c, ofProfile)
	if err != nil {
		return rest.Page[Progress]{}, err
	}
	return PageOf(c, in.LaxPaging, rows, filter)
}

// filter lets through what the search does and has one of the tags.
func (in listIn) filter(c *rest.Call, ofProfile string) (rest.Filter[Row], error) {
	var found rest.Filter[Row]
	if strings.TrimSpace(in.Search) != "" {
		var err error
		if found, err = search(c, ofProfile, in.Search); err != nil {
			return nil, err
		}
	}
	if in.Tags == nil {
		return found, nil
	}
	return func(r *Row) (bool, error) {
		if !slices.ContainsFunc(in.Tags, func(tag string) bool { return slices.Contains(r.Tags, tag) }) {
			return false, nil
		}
		if found == nil {
			return true, nil
		}
		return found(r)
	}, nil
}

// PageOf is a page of progress. One with a mission that can't be shown fails
// (mission.17).
func PageOf(c *rest.Call, p rest.LaxPaging, rows iter.Seq[*Row], filter rest.Filter[Row]) (rest.Page[Progress], error) {
	var failed error
	page, err := rest.PageOf(c, p, rows, filter, func(r *Row) Progress {
		view, err := r.View(c.Tx)
		if err != nil {
			failed = err
		}
		return view
	})
	if err == nil {
		err = failed
	}
	return page, err
}
