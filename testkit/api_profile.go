package testkit

import (
	"context"
	"net/http"
)

// Profile is a profile as the API shows it. LastLogin is in ms since the
// epoch, 0 if never.
type Profile struct {
	ID          string         `json:"id"`
	User        *User          `json:"user"`
	Application *Application   `json:"application"`
	ImageURL    string         `json:"imageUrl"`
	ImageObject *LargeObject   `json:"imageObject"`
	DisplayName string         `json:"displayName"`
	Metadata    map[string]any `json:"metadata"`
	LastLogin   int64          `json:"lastLogin"`
}

// LargeObject is a file as other objects show it. LastModified is in ms since
// the epoch, 0 if never.
type LargeObject struct {
	ID           string `json:"id"`
	URL          string `json:"url"`
	MimeType     string `json:"mimeType"`
	State        string `json:"state"`
	LastModified int64  `json:"lastModified"`
}

// NewProfile is a profile to make. UserID is left out where the user is new
// too.
type NewProfile struct {
	UserID        string `json:"userId,omitempty"`
	ApplicationID string `json:"applicationId"`
	DisplayName   string `json:"displayName,omitempty"`
	ImageURL      string `json:"imageUrl,omitempty"`
	// Metadata is for superusers.
	Metadata map[string]any `json:"metadata,omitempty"`
}

// ProfileUpdate replaces what can be changed of a profile.
type ProfileUpdate struct {
	DisplayName string         `json:"displayName,omitempty"`
	ImageURL    string         `json:"imageUrl,omitempty"`
	Metadata    map[string]any `json:"metadata,omitempty"`
}

// Profiles is a page of the profiles that the caller may see. Search takes the
// query language.
func (a *API) Profiles(ctx context.Context, l List) (p Page[Profile], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/profile"), nil, &p)
}

// CurrentProfile is the session's profile.
func (a *API) CurrentProfile(ctx context.Context) (p Profile, err error) {
	return p, a.call(ctx, http.MethodGet, "/profile/current", nil, &p)
}

// Profile is a profile by id.
func (a *API) Profile(ctx context.Context, id string) (p Profile, err error) {
	return p, a.call(ctx, http.MethodGet, below("/profile", id), nil, &p)
}

// CreateProfile makes a profile.
func (a *API) CreateProfile(ctx context.Context, p NewProfile) (made Profile, err error) {
	return made, a.call(ctx, http.MethodPost, "/profile", p, &made)
}

// UpdateProfile changes a profile.
func (a *API) UpdateProfile(ctx context.Context, id string, p ProfileUpdate) (changed Profile, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/profile", id), p, &changed)
}

// SetProfileImage says of what MIME type a profile's image is to be.
func (a *API) SetProfileImage(ctx context.Context, id, mimeType string) (changed Profile, err error) {
	return changed, a.call(ctx, http.MethodPut, below("/profile", id)+"/image", map[string]string{"mimeType": mimeType}, &changed)
}

// DeleteProfile deletes a profile.
func (a *API) DeleteProfile(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below("/profile", id), nil, nil)
}
