// Package largeobjectapi emulates the routes of large objects and of their
// contents. Package largeobject keeps the objects; it stands below the profiles
// that this one shows. Its rules are in the contract file 21-large-objects.md.
package largeobjectapi

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// LargeObject is an object as clients see it (21, LargeObject). LastModified
// is in ms since the epoch.
type LargeObject struct {
	ID                string            `json:"id"`
	URL               *string           `json:"url"`
	Path              string            `json:"path" schema:"required"`
	MimeType          *string           `json:"mimeType"`
	AccessPermissions AccessPermissions `json:"accessPermissions" schema:"required"`
	State             largeobject.State `json:"state"`
	LastModified      *int64            `json:"lastModified" schema:"format=date-time"`
	OriginalFilename  *string           `json:"originalFilename"`
}

// AccessPermissions are who may do what (21, AccessPermissions).
type AccessPermissions struct {
	Read   Subjects `json:"read" schema:"required"`
	Write  Subjects `json:"write" schema:"required"`
	Delete Subjects `json:"delete" schema:"required"`
}

// Subjects are who may do something (21, Subjects). Users and profiles are
// shown as they are now; the real server shows them as they were when the
// permissions were set. MinimumLevel is always null (large_object.2).
type Subjects struct {
	Wildcard     bool              `json:"wildcard"`
	Users        []user.User       `json:"users" schema:"required"`
	Profiles     []profile.Profile `json:"profiles" schema:"required"`
	MinimumLevel *rest.Level       `json:"minimumLevel"`
}

// Request makes or replaces an object (21, CreateLargeObjectRequest and
// UpdateLargeObjectRequest).
type Request struct {
	MimeType *string         `json:"mimeType" check:"notnull"`
	Read     *SubjectRequest `json:"read" check:"notnull,valid"`
	Write    *SubjectRequest `json:"write" check:"notnull,valid"`
	Delete   *SubjectRequest `json:"delete" check:"notnull,valid"`
}

// FromURLRequest makes an object of what is at a URL (21,
// CreateLargeObjectFromUrlRequest).
type FromURLRequest struct {
	Request
	FileURL *string `json:"fileUrl" check:"notnull"`
}

// SubjectRequest names who may do something (21, SubjectRequest).
type SubjectRequest struct {
	Wildcard   bool     `json:"wildcard"`
	UserIDs    []string `json:"userIds" check:"notnull"`
	ProfileIDs []string `json:"profileIds" check:"notnull"`
}
