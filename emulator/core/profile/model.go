// Package profile emulates the profiles that users have in applications. Its
// rules are in the contract file 02-users-profiles.md.
package profile

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Profile is a profile as clients see it (02, Profile). LastLogin is in ms
// since the epoch, 0 if never.
type Profile struct {
	ID          string                   `json:"id"`
	User        *user.User               `json:"user"`
	Application *application.Application `json:"application"`
	ImageURL    string                   `json:"imageUrl"`
	ImageObject *largeobject.Reference   `json:"imageObject"`
	DisplayName string                   `json:"displayName" schema:"required,pattern=display_name"`
	Metadata    *wire.Object             `json:"metadata"`
	LastLogin   int64                    `json:"lastLogin"`
}

// CreateRequest makes a profile (02, CreateProfileRequest).
type CreateRequest struct {
	UserID        *string                  `json:"userId" schema:"required"`
	ApplicationID *string                  `json:"applicationId" schema:"required"`
	ImageURL      *string                  `json:"imageUrl"`
	DisplayName   *string                  `json:"displayName"`
	Metadata      *wire.Object             `json:"metadata"`
	User          *user.User               `json:"user" schema:"-"`
	Application   *application.Application `json:"application" schema:"-"`
	ID            *string                  `json:"id" schema:"-"`
	LastLogin     *string                  `json:"lastLogin" schema:"-"`
}

// complete takes user and application from the old properties where the new
// ones are null, and says what is missing then.
func (r *CreateRequest) complete() (failures []string) {
	if r.UserID == nil && r.User != nil {
		r.UserID = r.User.ID
	}
	if r.ApplicationID == nil && r.Application != nil {
		r.ApplicationID = r.Application.ID
	}
	if r.UserID == nil {
		failures = append(failures, "userId: must not be null")
	}
	if r.ApplicationID == nil {
		failures = append(failures, "applicationId: must not be null")
	}
	return failures
}

// UpdateRequest changes a profile; the last four are ignored (02,
// UpdateProfileRequest).
type UpdateRequest struct {
	ImageURL    *string                  `json:"imageUrl"`
	DisplayName *string                  `json:"displayName"`
	Metadata    *wire.Object             `json:"metadata"`
	User        *user.User               `json:"user" schema:"-"`
	Application *application.Application `json:"application" schema:"-"`
	ID          *string                  `json:"id" schema:"-"`
	LastLogin   *string                  `json:"lastLogin" schema:"-"`
}

// ImageRequest changes the MIME type of a profile's image (02,
// UpdateProfileImageRequest).
type ImageRequest struct {
	MimeType *string `json:"mimeType" check:"notnull"`
}

// deletedApplication says how a view shows an application that is deleted
// (profile.35).
type deletedApplication int

const (
	asNull deletedApplication = iota
	asNameless
)

// View is a profile as lists, creation and update show it (profile.35).
func View(c *rest.Call, row *Row) Profile { return row.view(c.Tx, c.BaseURL(), asNull) }

// Whole is a profile as it is shown by its id, as the current one and in
// searches (profile.35).
func Whole(c *rest.Call, row *Row) Profile { return row.view(c.Tx, c.BaseURL(), asNameless) }

// InSession is a profile as sessions show it (session.14).
func InSession(tx *sandbox.Tx, row *Row) Profile { return row.view(tx, "", asNameless) }

// Redacted is the profile without its user (profile.2).
func (p Profile) Redacted() Profile {
	p.User = nil
	return p
}

func (r *Row) view(tx *sandbox.Tx, base string, deleted deletedApplication) Profile {
	p := Profile{ID: r.ID, ImageURL: r.ImageURL, DisplayName: r.DisplayName, Metadata: r.Metadata, LastLogin: r.LastLogin}
	if owner, ok := user.Users.Get(tx, r.UserID); ok {
		u := owner.View()
		p.User = &u
	}
	if app, ok := application.Applications.Get(tx, r.ApplicationID); ok && (deleted == asNameless || !app.Deleted()) {
		a := app.Nested()
		p.Application = &a
	}
	if image, ok := largeobject.Objects.Get(tx, r.ImageID); ok {
		p.ImageObject = image.Reference(base)
	}
	return p
}
