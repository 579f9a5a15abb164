package profile

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
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

// filter returns what a search lets through: a query deleted profiles too
// (profile.10). A text that is no query, and a query that would look at all
// rows, is a regular expression (search.5, search.6, query.61).
func filter(c *rest.Call, text string) (rest.Filter[Row], error) {
	return rest.Search[Row]{
		Type: stored, Resolver: resolver{c.Tx}, Rows: Profiles.Len(c.Tx),
		Fallback: func(text string) (rest.Filter[Row], error) { return legacy(c, text) },
	}.Filter(c, text)
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
	match, err := filter(c, strings.TrimSpace(".ref.user:"+userID+" AND "+selector))
	if err != nil {
		return nil, err
	}
	row, err := firstOf(c, match)
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

// firstOf is the profile with the lowest id that a filter lets through, or nil.
func firstOf(c *rest.Call, match rest.Filter[Row]) (*Row, error) {
	for row := range Profiles.All(c.Tx) {
		if found, err := match(row); err != nil || found {
			return row, err
		}
	}
	return nil, nil
}
