// Package cdn is the published versions of the static content of applications,
// and the files of them that are served.
package cdn

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Deployment is a published version as clients see it (28, Deployment).
type Deployment struct {
	ID          string                   `json:"id" schema:"required"`
	Version     *string                  `json:"version" schema:"required"`
	Revision    *string                  `json:"revision" schema:"required"`
	Application *application.Application `json:"application" schema:"required"`
}

// CreateRequest publishes a version. It is not validated (cdn_deployment.8).
type CreateRequest struct {
	Version  *string `json:"version" schema:"required"`
	Revision *string `json:"revision" schema:"required"`
}

// UpdateRequest publishes another revision under a version.
type UpdateRequest struct {
	Revision *string `json:"revision" schema:"required"`
}

// View is the row as clients see it.
func (r *Row) View(tx *sandbox.Tx) Deployment {
	d := Deployment{ID: r.ID, Version: r.Version, Revision: r.Revision}
	if app, ok := application.Applications.Get(tx, r.ApplicationID); ok {
		nested := app.Nested()
		d.Application = &nested
	}
	return d
}
