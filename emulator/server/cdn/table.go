package cdn

import (
	"iter"
	"maps"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a published version as it is stored.
type Row struct {
	ID, ApplicationID string
	// Version and Revision may be null (cdn_deployment.8).
	Version, Revision *string
	// Created is when it was published last, in ms since the epoch.
	Created int64
	// Files are the contents of its files by their paths. Only fixtures give a
	// version files, as there is no git repository to take them from.
	Files map[string]string
}

// Paths are the paths of the files, sorted.
func (r *Row) Paths() iter.Seq[string] { return slices.Values(slices.Sorted(maps.Keys(r.Files))) }

var (
	byApplication = sandbox.Many("application", func(r *Row) string { return r.ApplicationID })
	byVersion     = sandbox.Unique("version", func(r *Row) string { return versionKey(r.ApplicationID, r.Version) })
)

// versionKey is the unique key of a version of an application. Null is a value
// like any other (cdn_deployment.2).
func versionKey(applicationID string, version *string) string {
	if version == nil {
		return applicationID
	}
	return applicationID + "/" + *version
}

// Deployments are all published versions.
var Deployments = sandbox.Define("deployment", func(r *Row) string { return r.ID }, sandbox.With(byApplication, byVersion))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Deployments} }
