package deployment

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Find is the deployment with an id (element_deployment.9).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Deployments.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Element deployment %q not found.", id)
	}
	return row, nil
}

// Create adds a deployment with an empty object for the upload of its archive
// (element_deployment.2, element_deployment.10).
func Create(tx *sandbox.Tx, req *CreateRequest) (*Row, error) {
	row := &Row{ID: tx.NewID(), Paths: req.paths(), Contents: req.Contents}
	if req.Application != nil {
		app, err := application.FindLive(tx, *req.Application)
		if err != nil {
			return nil, err
		}
		row.ApplicationID = app.ID
	}
	if err := row.addELM(tx); err != nil {
		return nil, err
	}
	row.State = row.effective(tx, req.State)
	return row, Deployments.Insert(tx, row)
}

// Update replaces all of a deployment but its application and its archive, and
// counts its version up (element_deployment.5 to .7).
func Update(tx *sandbox.Tx, id string, req *UpdateRequest) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.Paths, changed.Contents, changed.Version = req.paths(), req.Contents, row.Version+1
	if _, ok := row.ELM(tx); !ok {
		if err := changed.addELM(tx); err != nil {
			return nil, err
		}
	}
	changed.State = changed.effective(tx, req.State)
	return &changed, Deployments.Put(tx, &changed)
}

// Delete removes a deployment with its archive (element_deployment.9).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	if _, ok := row.ELM(tx); ok {
		if err := largeobject.Delete(tx, row.ELMID); err != nil {
			return err
		}
	}
	Deployments.Delete(tx, row.ID)
	return nil
}

const elmType = "application/zip"

// addELM makes the object of the archive, which only superusers may use.
func (r *Row) addELM(tx *sandbox.Tx) error {
	path, mimeType := "/system/element/global/deployment.elm", elmType
	if app, ok := application.Applications.Get(tx, r.ApplicationID); ok {
		path = "/system/element/application/" + app.Name + "/deployment.elm"
	}
	object, err := largeobject.Create(tx, largeobject.Creation{Path: path, MimeType: &mimeType})
	if err != nil {
		return err
	}
	r.ELMID = object.ID
	return nil
}

// effective is the state that a deployment gets when another one is asked for
// (element_deployment.3, element_deployment.4).
func (r *Row) effective(tx *sandbox.Tx, asked *State) State {
	elm, ok := r.ELM(tx)
	ready := len(r.Elements) > 0 || len(r.Packages) > 0 || ok && elm.State == largeobject.Uploaded
	switch {
	case !ready:
		return Unloaded
	case asked == nil || *asked == Unloaded:
		return Enabled
	default:
		return *asked
	}
}
