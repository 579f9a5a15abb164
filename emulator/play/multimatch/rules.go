package multimatch

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// NotFound is the 404 for a match that is not there.
func NotFound(id string) *rest.Error { return rest.NotFound("Multi match %q not found.", id).Quiet() }

// Find is the match with an id that has not expired (multi_match.3,
// multi_match.4).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, err := stored(tx, id)
	if err != nil || !row.Live(tx.Now()) {
		return nil, NotFound(id)
	}
	return row, nil
}

// stored is the match with an id, expired or not (multi_match.11).
func stored(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Matches.Get(tx, strings.ToLower(strings.TrimSpace(id)))
	if !ok {
		return nil, NotFound(id)
	}
	return row, nil
}

// Create adds a match as a request describes it (multi_match.5 to
// multi_match.7).
func Create(tx *sandbox.Tx, req *MultiMatch) (*Row, error) {
	queue, err := queueOf(tx, req)
	if err != nil {
		return nil, err
	}
	row := newRow(tx, queue)
	row.Status, row.Metadata = *req.Status, req.Metadata
	return row, Matches.Insert(tx, row)
}

// newRow is an open match of a configuration, which is not stored yet.
func newRow(tx *sandbox.Tx, queue *configuration.Row) *Row {
	return &Row{ID: tx.NewID(), Status: Open, ConfigurationID: queue.ID, Created: tx.Now(), Expires: lifeFrom(tx, queue)}
}

// lifeFrom is when a match ends that lives from now on.
func lifeFrom(tx *sandbox.Tx, queue *configuration.Row) int64 {
	settings, _ := queue.Queue()
	return tx.Now() + int64(settings.TimeoutSeconds)*1000
}

// Update changes what a request may change, expired or not (multi_match.9 to
// multi_match.11).
func Update(tx *sandbox.Tx, id string, req *MultiMatch) (*Row, error) {
	if !sandbox.IsID(strings.TrimSpace(id)) {
		return nil, NotFound(id)
	}
	queue, err := queueOf(tx, req)
	if err != nil {
		return nil, err
	}
	row, err := stored(tx, id)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.Status, changed.Metadata, changed.ConfigurationID = *req.Status, req.Metadata, queue.ID
	changed.Expires = wire.Or(req.Expiry, 0)
	return &changed, Matches.Put(tx, &changed)
}

// queueOf is the stored configuration that a request names (multi_match.5).
func queueOf(tx *sandbox.Tx, req *MultiMatch) (*configuration.Row, error) {
	given := req.Configuration
	if given.Parent == nil {
		return nil, rest.Unknown("The configuration has no parent, which the server does not check.").By("multi_match.5")
	}
	if failures := constraint.New().Check(given); len(failures) > 0 {
		return nil, rest.Invalid(failures...)
	}
	app, err := application.Find(tx, wire.Or(given.Parent.ID, ""))
	if err != nil {
		return nil, rest.InvalidData("Application not found: %s", wire.Or(given.Parent.ID, "null"))
	}
	queue, err := configuration.Find(tx, app.ID, configuration.Matchmaking, wire.Or(given.ID, ""))
	if err != nil {
		return nil, rest.InvalidData("Application %s has no matchmaking configuration %q.", app.ID, wire.Or(given.ID, "null")).Quiet()
	}
	return queue, nil
}

// Delete removes a match, expired or not (multi_match.15).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := stored(tx, id)
	if err != nil {
		return err
	}
	Matches.Delete(tx, row.ID)
	return nil
}

// DeleteAll removes all matches (multi_match.16).
func DeleteAll(tx *sandbox.Tx) {
	var ids []string
	for row := range Matches.All(tx) {
		ids = append(ids, row.ID)
	}
	for _, id := range ids {
		Matches.Delete(tx, id)
	}
}
