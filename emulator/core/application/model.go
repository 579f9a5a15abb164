// Package application emulates the applications (games) of a server. Its rules
// are in the contract file 03-applications.md.
package application

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// Application is an application as clients see it (03, Application).
type Application struct {
	ID                          *string      `json:"id"`
	Name                        *string      `json:"name" schema:"required,pattern=whole_word"`
	Description                 *string      `json:"description"`
	GitBranch                   *string      `json:"gitBranch"`
	ScriptRepoURL               *string      `json:"scriptRepoUrl"`
	HTTPDocumentationURL        *string      `json:"httpDocumentationUrl"`
	HTTPDocumentationUIURL      *string      `json:"httpDocumentationUiUrl"`
	HTTPTunnelEndpointURL       *string      `json:"httpTunnelEndpointUrl"`
	Attributes                  *wire.Object `json:"attributes"`
	ApplicationConfiguration    any          `json:"applicationConfiguration" schema:"ref=ApplicationConfiguration"`
	MaxProfiles                 *int         `json:"maxProfiles" schema:"min=0"`
	AutoCreateProfile           *bool        `json:"autoCreateProfile"`
	AuthoritativeProfilePicture *bool        `json:"authoritativeProfilePicture"`
	DisplayNameRegex            *string      `json:"displayNameRegex"`
}

// Request makes or replaces an application (03, CreateApplicationRequest and
// UpdateApplicationRequest).
type Request struct {
	Name                        *string      `json:"name" check:"notnull,pattern=whole_word"`
	Description                 *string      `json:"description"`
	Attributes                  *wire.Object `json:"attributes"`
	MaxProfiles                 *int         `json:"maxProfiles" check:"min=0"`
	AutoCreateProfile           *bool        `json:"autoCreateProfile"`
	AuthoritativeProfilePicture *bool        `json:"authoritativeProfilePicture"`
	DisplayNameRegex            *string      `json:"displayNameRegex"`
}

// Nested is the row as it stands inside other objects: with its attributes,
// without URLs (application.6).
func (r *Row) Nested() Application {
	return Application{
		ID: &r.ID, Name: wire.Nullable(r.Name), Description: r.Description, Attributes: r.Attributes,
		MaxProfiles: &r.MaxProfiles, AutoCreateProfile: &r.AutoCreateProfile,
		AuthoritativeProfilePicture: &r.AuthoritativeProfilePicture, DisplayNameRegex: r.DisplayNameRegex,
	}
}

// View is the row as the routes show it: everything to a superuser, a reduced
// view to others (application.5). The URLs lie below base.
func (r *Row) View(base string, superuser bool) Application {
	a := r.Nested()
	docs := base + "/doc/rest/swagger/2/" + r.Name + "/swagger.json"
	ui, tunnel, code := base+"/doc/swagger?url="+docs, base+"/app/"+r.Name+"/rest", base+"/code/"+r.Name
	a.HTTPDocumentationURL, a.HTTPDocumentationUIURL, a.HTTPTunnelEndpointURL = &docs, &ui, &tunnel
	if superuser {
		a.ScriptRepoURL = &code
	} else {
		a.Attributes = wire.NewObject()
	}
	return a
}
