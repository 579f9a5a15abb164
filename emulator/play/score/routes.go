package score

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Routes are the routes of scores.
func Routes() []rest.Route {
	return []rest.Route{rest.Post("/score/{leaderboardNameOrId}", rest.User, submit)}
}

type submitIn struct {
	Leaderboard string   `path:"leaderboardNameOrId"`
	Body        *Request `body:"plain"`
}

func submit(c *rest.Call, in submitIn) (Score, error) {
	row, err := Submit(c, in.Leaderboard, in.Body)
	if err != nil {
		return Score{}, err
	}
	return row.View(c.Tx), nil
}
