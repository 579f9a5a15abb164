package match

import (
	"strconv"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// LongPollHeader holds the seconds for which a GET of a match is to wait
// (match.11).
const LongPollHeader = "SocialEngine-LongPoll-Timeout"

// Routes are the routes of matches. The real server's document does not show
// them.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/match", rest.User, list, rest.Hidden, rest.Named("getOwnMatches", "Lists the matches of the current profile")),
		rest.Get("/match/{matchId}", rest.User, get, rest.Hidden, rest.Named("getOwnMatch", "Gets a match of the current profile")),
		rest.Post("/match", rest.User, post, rest.Hidden, rest.Named("createOwnMatch", "Looks for an opponent for the current profile")),
		rest.Delete("/match/{matchId}", rest.User, remove, rest.Hidden, rest.Named("deleteOwnMatch", "Ends the search for an opponent")),
	}
}

type listIn struct {
	rest.Paging
	Search string `query:"search"`
}

// list is the page of the current profile's matches; a search finds none
// (match.1, match.4).
func list(c *rest.Call, in listIn) (rest.Page[Match], error) {
	player, err := profile.Current(c)
	if err != nil {
		return rest.Page[Match]{}, err
	}
	if strings.TrimSpace(in.Search) != "" {
		return rest.EmptyPage[Match](), nil
	}
	if !player.Active {
		return rest.Page[Match]{}, profile.NotFound(player.ID)
	}
	return rest.PageOf(c, in.LaxPaging, byPlayer.Each(c.Tx, player.ID), nil, view(c))
}

type oneIn struct {
	ID string `path:"matchId"`
}

func get(c *rest.Call, in oneIn) (Match, error) {
	poll := c.Request.Header.Get(LongPollHeader)
	if poll != "" && !isLong(poll) {
		return Match{}, rest.InvalidParameter("%s is %q; it must be a number of seconds.", LongPollHeader, poll)
	}
	player, err := profile.Current(c)
	if err != nil {
		return Match{}, err
	}
	row, err := Find(c.Tx, player, in.ID)
	if err == nil && poll != "" {
		err = unsupported().By("match.11")
	}
	return rest.Show(view(c))(row, err)
}

// isLong says whether the server takes a text for a long.
func isLong(text string) bool {
	_, err := strconv.ParseInt(text, 10, 64)
	return err == nil
}

type postIn struct {
	Body *Match `body:"check=create"`
}

// post answers with the metadata that the server clears and does not keep
// (match.6).
func post(c *rest.Call, in postIn) (Match, error) {
	player, err := profile.Current(c)
	if err != nil {
		return Match{}, err
	}
	made, err := rest.Show(view(c))(Create(c, player, in.Body))
	made.Metadata = wire.NewObject()
	return made, err
}

func remove(c *rest.Call, in oneIn) (rest.None, error) {
	player, err := profile.Current(c)
	if err != nil {
		return rest.None{}, err
	}
	return rest.None{}, Delete(c.Tx, player, in.ID)
}
