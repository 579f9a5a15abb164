package largeobjectapi

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// whole is an object with its URL (large_object.6).
func whole(tx *sandbox.Tx, base string, row *largeobject.Row) LargeObject {
	v := stored(tx, base, row)
	url := row.URL(base)
	v.URL = &url
	return v
}

// stored is an object as it is stored, maybe without its URL (large_object.7).
func stored(tx *sandbox.Tx, base string, row *largeobject.Row) LargeObject {
	v := LargeObject{
		ID: row.ID, Path: row.Path, MimeType: row.MimeType, State: row.State, OriginalFilename: row.OriginalFilename,
		AccessPermissions: AccessPermissions{
			Read: subjects(tx, row.Access.Read), Write: subjects(tx, row.Access.Write), Delete: subjects(tx, row.Access.Delete),
		},
	}
	if row.URLStored {
		url := row.URL(base)
		v.URL = &url
	}
	if row.LastModified != 0 {
		v.LastModified = &row.LastModified
	}
	return v
}

// exposed is an object as it is shown without a look at its permissions. The
// rule says so.
func exposed(c *rest.Call, row *largeobject.Row, rule string) LargeObject {
	if !row.Access.Read.Allow(c.Caller) {
		c.Defect(rule)
	}
	if !row.URLStored {
		c.Defect("large_object.7")
	}
	return stored(c.Tx, c.BaseURL(), row)
}

// subjects leaves out users and profiles that are gone.
func subjects(tx *sandbox.Tx, s largeobject.Subjects) Subjects {
	v := Subjects{Wildcard: s.Wildcard, Users: []user.User{}, Profiles: []profile.Profile{}}
	for _, id := range s.UserIDs {
		if row, ok := user.Users.Get(tx, id); ok {
			v.Users = append(v.Users, row.View())
		}
	}
	for _, id := range s.ProfileIDs {
		if row, ok := profile.Profiles.Get(tx, id); ok {
			v.Profiles = append(v.Profiles, profile.InSession(tx, row))
		}
	}
	return v
}
