package profile

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// stored is how the server stores profiles, for queries (query.52).
var stored = query.NewType(
	[]string{"user", "active", "displayName", "lastLogin"},
	query.Opaque[Row]("active"),
	query.Reference("user", query.Target{Collection: UserCollection, Named: true}, func(r *Row) string { return r.UserID }),
	query.Reference("application", query.Target{Collection: applications, Named: true}, func(r *Row) string { return r.ApplicationID }),
	query.Text("imageUrl", func(r *Row) string { return r.ImageURL }),
	query.Reference("imageObject", query.Target{Collection: largeObjects}, func(r *Row) string { return r.ImageID }),
	query.Text("displayName", func(r *Row) string { return r.DisplayName }),
	query.Opaque[Row]("lastLogin"),
	query.Map("metadata", func(r *Row) *wire.Object { return r.Metadata }),
)

// search is how the search of a list is understood: a query lets deleted
// profiles through, too (profile.10). A text that is no query, and a query that
// would look at all rows, is a regular expression (search.5, search.6,
// query.61).
func search(c *rest.Call) rest.Search[Row] {
	return rest.Search[Row]{
		Type: stored, Resolver: resolver{c.Tx}, Rows: Profiles.Len(c.Tx),
		Indexes:   map[string]*sandbox.Index[Row]{"user": ByUser, "application": ByApplication, "displayName": byDisplayName},
		Fallback:  func(text string) (rest.Filter[Row], error) { return legacy(c, text) },
		Otherwise: "a regular expression, case-sensitive, that is found in displayName or in name or email of the user (active profiles only)",
	}
}

// Searches are the lists of this family whose search can be explained.
func Searches() []rest.Searchable {
	return []rest.Searchable{rest.NewSearchable("profile", "/profile", "",
		func(c *rest.Call, _ string) (rest.Search[Row], error) { return search(c), nil },
		Profiles.All, func(r *Row) string { return r.ID })}
}

// legacy lets active profiles through by the names of profile and owner or
// the owner's address (profile.9).
func legacy(c *rest.Call, text string) (rest.Filter[Row], error) {
	pattern, err := expression(text)
	if err != nil {
		return nil, err
	}
	return rest.MatchesAny(pattern, func(r *Row) []string {
		if !r.Active {
			return nil
		}
		texts := []string{r.DisplayName}
		if owner, ok := user.Users.Get(c.Tx, r.UserID); ok {
			texts = appendKnown(texts, owner.Name, owner.Email)
		}
		return texts
	}), nil
}

// appendKnown adds texts that are there: a regular expression may match the
// empty text, but not one that is null.
func appendKnown(texts []string, more ...string) []string {
	for _, text := range more {
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func expression(text string) (*query.Pattern, error) {
	pattern, err := query.Regex(text)
	if err != nil {
		return nil, rest.Unknown("The search %q is neither a query nor a regular expression: %v.", text, err).By("search.7")
	}
	return pattern, nil
}

// Select is the profile of a user that a selector names: of those that it
// matches the one with the lowest id (session.6). As a regular expression the
// selector stands behind the text that names the user: where it has an
// alternative, that may match a profile of another user, which is forbidden.
func Select(c *rest.Call, userID, selector string) (*Row, error) {
	row, err := first(c, strings.TrimSpace(".ref.user:"+userID+" AND "+selector))
	switch {
	case err != nil:
		return nil, err
	case row == nil:
		return nil, rest.NotFound("No profile of the user matches the selector %q.", selector)
	case row.UserID != userID:
		return nil, rest.Forbidden("The selector %q matches the profile %s of another user.", selector, row.ID)
	}
	return row, nil
}

// first is the profile with the lowest id that a search lets through, or nil.
func first(c *rest.Call, text string) (*Row, error) {
	rows, match, err := search(c).Select(c, Profiles.All(c.Tx), text)
	if err != nil {
		return nil, err
	}
	for row := range rows {
		if found, err := match(row); err != nil || found {
			return row, err
		}
	}
	return nil, nil
}
