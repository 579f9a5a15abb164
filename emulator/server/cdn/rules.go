package cdn

import (
	"cmp"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Current is the version of an application that was published last
// (cdn_deployment.1).
func Current(tx *sandbox.Tx, applicationID string) (*Row, error) {
	var current *Row
	for row := range byApplication.Each(tx, applicationID) {
		if current == nil || cmp.Compare(row.Created, current.Created) > 0 {
			current = row
		}
	}
	if current == nil {
		return nil, rest.NotFound("No version of the application %q is published.", applicationID)
	}
	return current, nil
}

// Find is a version by its id, nil for a well-formed one that is not there
// (cdn_deployment.6).
func Find(tx *sandbox.Tx, applicationID, id string) (*Row, error) {
	if !sandbox.IsID(id) {
		return nil, rest.NotFound("%q is no id of a deployment.", id)
	}
	row, ok := Deployments.Get(tx, strings.ToLower(id))
	if !ok || row.ApplicationID != applicationID {
		return nil, nil
	}
	return row, nil
}

// Create stores a version. Its caller commits it and then fails, as there is no
// repository to publish from (cdn_deployment.5).
func Create(tx *sandbox.Tx, app *application.Row, req *CreateRequest) (*Row, error) {
	if _, taken := byVersion.First(tx, versionKey(app.ID, req.Version)); taken {
		return nil, rest.Unknown("The version is published already.").By("cdn_deployment.2")
	}
	row := &Row{ID: tx.NewID(), ApplicationID: app.ID, Version: req.Version, Revision: req.Revision, Created: tx.Now()}
	return row, Deployments.Insert(tx, row)
}

// Update gives a version another revision and makes it the current one
// (cdn_deployment.3).
func Update(tx *sandbox.Tx, app *application.Row, version string, req *UpdateRequest) error {
	row, ok := byVersion.First(tx, versionKey(app.ID, &version))
	if !ok {
		return rest.NotFound("Version %q of the application %q is not published.", version, app.Name)
	}
	changed := *row
	changed.Revision, changed.Created = req.Revision, tx.Now()
	return Deployments.Put(tx, &changed)
}

// unpublished is the error after a record was stored.
func unpublished(app *application.Row) error {
	return rest.Unknown("git directory not found for application: %s. The emulator has no git server, so nothing can be pushed to it.", app.Name).
		By("cdn_deployment.5")
}

// Delete removes a version with its files (cdn_deployment.7).
func Delete(tx *sandbox.Tx, applicationID, id string) error {
	row, err := Find(tx, applicationID, id)
	if err != nil {
		return err
	}
	if row == nil {
		return rest.Unknown("There is no deployment %s.", id).By("cdn_deployment.6")
	}
	Deployments.Delete(tx, row.ID)
	return nil
}

// File is a file below the folder of an application, "serve/{version}/..." for
// that of a published version, with when it was published in ms since the epoch
// (cdn.20, cdn.21).
func File(tx *sandbox.Tx, applicationNameOrID, path string) (text string, modified int64, ok bool) {
	app, err := application.FindLive(tx, applicationNameOrID)
	if err != nil {
		return "", 0, false
	}
	version, file, ok := strings.Cut(strings.TrimPrefix(path, "serve/"), "/")
	if !ok || !strings.HasPrefix(path, "serve/") {
		return "", 0, false
	}
	row, ok := byVersion.First(tx, versionKey(app.ID, &version))
	if !ok {
		return "", 0, false
	}
	text, ok = row.Files[file]
	return text, row.Created, ok
}
