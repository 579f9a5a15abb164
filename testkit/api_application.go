package testkit

import (
	"context"
	"net/http"
)

// Application is an application as the API shows it. What is null there is
// empty.
type Application struct {
	ID                          string         `json:"id"`
	Name                        string         `json:"name"`
	Description                 string         `json:"description"`
	Attributes                  map[string]any `json:"attributes"`
	MaxProfiles                 int            `json:"maxProfiles"`
	AutoCreateProfile           bool           `json:"autoCreateProfile"`
	AuthoritativeProfilePicture bool           `json:"authoritativeProfilePicture"`
	DisplayNameRegex            string         `json:"displayNameRegex"`
}

// NewApplication makes or replaces an application. A name is needed.
type NewApplication struct {
	Name                        string         `json:"name"`
	Description                 string         `json:"description,omitempty"`
	Attributes                  map[string]any `json:"attributes,omitempty"`
	MaxProfiles                 int            `json:"maxProfiles,omitempty"`
	AutoCreateProfile           bool           `json:"autoCreateProfile,omitempty"`
	AuthoritativeProfilePicture bool           `json:"authoritativeProfilePicture,omitempty"`
	DisplayNameRegex            string         `json:"displayNameRegex,omitempty"`
}

// Applications is a page of all applications. Only superusers may.
func (a *API) Applications(ctx context.Context, l List) (p Page[Application], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/application"), nil, &p)
}

// Application is an application by id or name.
func (a *API) Application(ctx context.Context, nameOrID string) (found Application, err error) {
	return found, a.call(ctx, http.MethodGet, below("/application", nameOrID), nil, &found)
}

// CreateApplication makes an application.
func (a *API) CreateApplication(ctx context.Context, n NewApplication) (made Application, err error) {
	return made, a.call(ctx, http.MethodPost, "/application", n, &made)
}

// UpdateApplication replaces the application with the name in n.
func (a *API) UpdateApplication(ctx context.Context, n NewApplication) (changed Application, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/application", n.Name), n, &changed)
}

// DeleteApplication deletes an application by id or name.
func (a *API) DeleteApplication(ctx context.Context, nameOrID string) error {
	return a.call(ctx, http.MethodDelete, below("/application", nameOrID), nil, nil)
}
