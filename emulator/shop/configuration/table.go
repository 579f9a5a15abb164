package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a configuration as it is stored.
type Row struct {
	ID, ApplicationID, Name string
	Type                    Type
	Description             *string
	Settings                Settings
}

// place is where a configuration stands: its name is unique there
// (appconfig.10).
func place(applicationID string, of Type, name string) string {
	return applicationID + " " + string(of) + " " + name
}

// The indexes of the configurations.
var (
	byPlace = sandbox.Unique("application, type and name", func(r *Row) string { return place(r.ApplicationID, r.Type, r.Name) })
	// ByApplication finds the configurations of an application.
	ByApplication = sandbox.Many("application", func(r *Row) string { return r.ApplicationID })
)

// Configurations are all configurations.
var Configurations = sandbox.Define("application configuration", func(r *Row) string { return r.ID },
	sandbox.With(byPlace, ByApplication))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Configurations} }

// View is what all configurations have, as clients see it. The application is
// shown as it is now, deleted or not (application.6, application.16).
func (r *Row) View(tx *sandbox.Tx) ApplicationConfiguration {
	view := ApplicationConfiguration{ID: &r.ID, Name: &r.Name, Type: r.Type.class(), Description: r.Description}
	if app, ok := application.Applications.Get(tx, r.ApplicationID); ok {
		parent := app.Nested()
		view.Parent = &parent
	}
	return view
}
