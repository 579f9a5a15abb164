package progress

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// Powers are the routes that the control API has of progress: on the server
// only its own code can advance a mission.
func Powers() []rest.Route {
	return []rest.Route{
		rest.Handle(http.MethodPost, "/progress/advance", rest.Unprivileged, advance,
			rest.Named("advanceProgress", "Performs actions in a mission, as code in the server does.")),
	}
}

// AdvanceRequest performs actions in a mission.
type AdvanceRequest struct {
	// Profile is the id of an active profile.
	Profile *string `json:"profile" check:"notnull"`
	// Mission is the name or the id of a mission; of one that is deleted the id.
	Mission *string `json:"mission" check:"notnull"`
	// Amount is the number of actions, from 0 on.
	Amount *int `json:"amount" check:"notnull,min=0"`
	// Start begins the mission where the profile has not yet.
	Start bool `json:"start"`
}

type advanceIn struct {
	Body *AdvanceRequest `body:"check"`
}

// advance does what the server's own service does (advancement.1 to .17). A
// mission is found by its name, without the defect that clients meet
// (mission.10).
func advance(c *rest.Call, in advanceIn) (p Progress, err error) {
	err = c.Update(func(tx *sandbox.Tx) error {
		row, err := in.Body.find(tx)
		if err != nil {
			return err
		}
		if row, err = Advance(tx, row, *in.Body.Amount); err != nil {
			return err
		}
		p, err = row.View(tx)
		return err
	})
	return p, err
}

func (r *AdvanceRequest) find(tx *sandbox.Tx) (*Row, error) {
	if sandbox.IsID(*r.Mission) {
		if row, err := Find(tx, ID(*r.Profile, *r.Mission)); err == nil {
			return row, nil
		}
	}
	m, err := mission.Named(tx, *r.Mission)
	if err != nil {
		return nil, err
	}
	if r.Start {
		return Start(tx, *r.Profile, m)
	}
	return Of(tx, *r.Profile, m)
}
