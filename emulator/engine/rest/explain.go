package rest

import (
	"net/http"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// ExplainRoute is the route of the control API that explains searches of these
// lists.
func ExplainRoute(searches []Searchable) Route {
	return Handle(http.MethodGet, "/query", Unprivileged, func(c *Call, in explainIn) (query.Explanation, error) {
		return in.explain(c, searches)
	}, Named("explainQuery", "What a list makes of a search: tokens, tree, what it is read as, index, quirks, matches, and what to write instead."))
}

type explainIn struct {
	// Type is what the rows of the list are called, such as "profile".
	Type string `query:"type"`
	// Search is the text as the list takes it.
	Search string `query:"search"`
	// Within is what the list's path names, where it names something.
	Within string `query:"within"`
}

func (in explainIn) explain(c *Call, searches []Searchable) (e query.Explanation, err error) {
	s, err := in.find(searches)
	if err != nil {
		return e, err
	}
	switch {
	case strings.TrimSpace(in.Search) == "":
		return e, InvalidParameter("Give the text of the search: /_emulator/query?type=%s&search=...", s.Type)
	case in.Within == "" && s.Within != "":
		return e, InvalidParameter("The list %s needs %s: give it as within=...", s.List, s.Within)
	case in.Within != "" && s.Within == "":
		return e, InvalidParameter("The list %s takes no within.", s.List)
	}
	err = c.View(func(tx *sandbox.Tx) error {
		e, err = s.Explain(c.In(tx), in.Within, in.Search)
		return err
	})
	return e, err
}

// find is the list that the type names.
func (in explainIn) find(searches []Searchable) (Searchable, error) {
	names := make([]string, len(searches))
	for i, s := range searches {
		if s.Type == in.Type {
			return s, nil
		}
		names[i] = s.Type
	}
	slices.Sort(names)
	hint := ""
	if near := nearest.Of(in.Type, names); near != "" {
		hint = " Did you mean " + near + "?"
	}
	return Searchable{}, InvalidParameter("%q is no type whose search can be explained.%s There are: %s.", in.Type, hint, strings.Join(names, ", "))
}
