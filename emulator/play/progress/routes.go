package progress

import (
	"errors"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/play/mission"
)

// Routes are the routes of progress.
func Routes() []rest.Route {
	return []rest.Route{
		// A table is written outside of any transaction.
		rest.Get("/progress", rest.Unprivileged, list, rest.Offers(rest.CSVType), rest.Outbound),
		rest.Get("/progress/{progressId}", rest.User, get),
		rest.Post("/progress", rest.Superuser, post),
		rest.Put("/progress/{progressId}", rest.Superuser, put),
		rest.Delete("/progress/progress/{progressId}", rest.Superuser, remove), // progress.15
	}
}

// forbidden is the 403 for a caller below a level.
func forbidden(c *rest.Call, level rest.Level) *rest.Error {
	return rest.Forbidden("GET /progress needs level %s; the caller has %s.", level, c.Caller.Level)
}

type idIn struct {
	ID string `path:"progressId"`
}

// get shows a progress to superusers. Everybody else finds nothing, not even
// what is his own (progress.12, progress.13).
func get(c *rest.Call, in idIn) (Progress, error) {
	row, err := Find(c.Tx, in.ID)
	if err != nil {
		return Progress{}, err
	}
	if c.Caller.Level.AtLeast(rest.Superuser) {
		return row.View(c.Tx)
	}
	current, err := profile.Current(c)
	if err != nil {
		return Progress{}, err
	}
	missing := rest.NotFound("Progress %s is not shown to profile %s.", row.ID, current.ID).Quiet()
	if row.ProfileID() == current.ID {
		missing = missing.By("progress.13")
	}
	return Progress{}, missing
}

type postIn struct {
	Body *CreateRequest `body:"plain"`
}

func post(c *rest.Call, in postIn) (Progress, error) {
	if err := c.Validate(in.Body); err != nil {
		return Progress{}, err
	}
	owner, err := profile.FindActive(c.Tx, in.Body.Profile.ID)
	if err != nil {
		return Progress{}, err
	}
	named := ""
	if in.Body.Mission.ID != nil {
		named = *in.Body.Mission.ID
	}
	m, other, err := mission.Find(c.Tx, named)
	if err != nil {
		var known *rest.Error
		if errors.As(err, &known) {
			return Progress{}, known.Quiet()
		}
		return Progress{}, err
	}
	if other {
		c.Defect("mission.10") // progress.3
	}
	return shown(c)(Start(c.Tx, owner.ID, m))
}

type putIn struct {
	idIn
	Body *UpdateRequest `body:"plain"`
}

func put(c *rest.Call, in putIn) (Progress, error) {
	if err := c.Validate(in.Body); err != nil {
		return Progress{}, err
	}
	return shown(c)(SetRemaining(c.Tx, in.ID, in.Body.Remaining))
}

func remove(c *rest.Call, in idIn) (rest.None, error) {
	row, err := Find(c.Tx, in.ID)
	if err != nil {
		var known *rest.Error
		if errors.As(err, &known) {
			known.Silent = false
		}
		return rest.None{}, err
	}
	Progresses.Delete(c.Tx, row.ID)
	return rest.None{}, nil
}

// shown is what a rule returned as clients see it.
func shown(c *rest.Call) func(*Row, error) (Progress, error) {
	return func(row *Row, err error) (Progress, error) {
		if err != nil {
			return Progress{}, err
		}
		return row.View(c.Tx)
	}
}

// inView reads something in a transaction of its own.
func inView[T any](c *rest.Call, read func(*rest.Call) (T, error)) (out T, err error) {
	err = c.View(func(tx *sandbox.Tx) (err error) {
		out, err = read(c.In(tx))
		return err
	})
	return out, err
}
