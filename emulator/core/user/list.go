package user

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// List is the page of users that a caller may see (user.1 to user.3).
func List(c *rest.Call, p rest.LaxPaging, search string) (rest.Page[User], error) {
	if !c.Caller.Level.AtLeast(rest.Superuser) {
		return onlySelf(c, p)
	}
	if wire.Trim(search) == "" {
		return rest.PageOfAll(c, p, ByListed, (*Row).View)
	}
	pattern, err := query.Regex(search)
	if err != nil {
		return rest.Page[User]{}, rest.Unknown("The search %q is no regular expression: %v", search, err).By("search.7")
	}
	return rest.PageOf(c, p, ByListed.All(c.Tx), rest.MatchesAny(pattern, (*Row).texts), (*Row).View)
}

// onlySelf is the page of a USER: himself, whatever else he asks (user.1).
func onlySelf(c *rest.Call, p rest.LaxPaging) (rest.Page[User], error) {
	if p.Offset > 0 {
		return rest.EmptyPage[User](), nil
	}
	row, err := Get(c.Tx, c.Caller.UserID)
	if err != nil {
		return rest.Page[User]{}, err
	}
	return rest.Page[User]{Total: 1, Objects: []User{row.View()}}, nil
}

// texts are what a search looks at (user.3).
func (r *Row) texts() []string { return []string{r.Name, r.Email} }
