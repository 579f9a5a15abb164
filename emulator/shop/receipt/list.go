package receipt

import (
	"iter"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// listIn are the parameters of the list. Its paging is not looked at
// (receipt.9).
type listIn struct {
	rest.LaxPaging
	UserID string `query:"userId"`
	Search string `query:"search"`
}

// list is a page of a USER's own receipts, or of a superuser's choice
// (receipt.6 to .9).
func list(c *rest.Call, in listIn) (rest.Page[Receipt], error) {
	rows, err := in.rows(c)
	if err != nil {
		return rest.Page[Receipt]{}, err
	}
	filter, err := matching(in.Search)
	if err != nil {
		return rest.Page[Receipt]{}, err
	}
	return rest.PageOf(c, in.LaxPaging, rows, filter, view(c))
}

func (in listIn) rows(c *rest.Call) (iter.Seq[*Row], error) {
	switch {
	case !c.Caller.Level.AtLeast(rest.Superuser):
		return byUser.Each(c.Tx, c.Caller.UserID), nil
	case in.UserID == "":
		return Receipts.All(c.Tx), nil
	}
	owner, err := user.Get(c.Tx, in.UserID)
	if err != nil {
		return nil, err
	}
	return byUser.Each(c.Tx, owner.ID), nil
}

// matching lets through what a search finds in transaction or schema; nil lets
// all through (receipt.8).
func matching(search string) (rest.Filter[Row], error) {
	if search == "" {
		return nil, nil
	}
	if strings.TrimSpace(search) == "" {
		return nil, rest.InvalidData("search must be specified.")
	}
	pattern, err := query.Regex(search)
	if err != nil {
		return nil, rest.Unknown("The search %q is no regular expression: %v", search, err).By("search.7")
	}
	return rest.MatchesAny(pattern, func(r *Row) []string {
		var texts []string
		for _, text := range []*string{r.TransactionID, r.Schema} {
			if text != nil {
				texts = append(texts, *text)
			}
		}
		return texts
	}), nil
}

// OfUser is a page of a user's receipts in which a text is found as a regular
// expression (meta.4).
func OfUser(c *rest.Call, p rest.LaxPaging, userID, search string) (rest.Page[*Row], error) {
	filter, err := matching(search)
	if err != nil {
		return rest.Page[*Row]{}, err
	}
	return rest.PageOf(c, p, byUser.Each(c.Tx, userID), filter, func(r *Row) *Row { return r })
}
