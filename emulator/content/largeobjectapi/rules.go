package largeobjectapi

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// create makes an object without contents (large_object.5, large_object.6).
func create(tx *sandbox.Tx, req *Request) (*largeobject.Row, error) {
	access, err := req.permissions(tx)
	if err != nil {
		return nil, err
	}
	return largeobject.Create(tx, largeobject.Creation{
		Path: "/_auto/" + *req.MimeType + "/" + tx.NewUUID() + ".bin", MimeType: req.MimeType, Access: access,
	})
}

// permissions are what a request names; who is not there is a 404
// (large_object.9).
func (r *Request) permissions(tx *sandbox.Tx) (p largeobject.Permissions, err error) {
	if p.Read, err = r.Read.subjects(tx); err != nil {
		return p, err
	}
	if p.Write, err = r.Write.subjects(tx); err != nil {
		return p, err
	}
	p.Delete, err = r.Delete.subjects(tx)
	return p, err
}

func (s *SubjectRequest) subjects(tx *sandbox.Tx) (largeobject.Subjects, error) {
	out := largeobject.Subjects{Wildcard: s.Wildcard}
	for _, id := range s.UserIDs {
		row, err := user.Get(tx, id)
		if err != nil {
			return out, err
		}
		out.UserIDs = append(out.UserIDs, row.ID)
	}
	for _, id := range s.ProfileIDs {
		row, err := profile.FindActive(tx, id)
		if err != nil {
			return out, err
		}
		out.ProfileIDs = append(out.ProfileIDs, row.ID)
	}
	return out, nil
}

// readable is the object with an id, if the caller may read it
// (large_object.22).
func readable(c *rest.Call, id string) (*largeobject.Row, error) {
	row, err := largeobject.Find(c.Tx, id)
	if err != nil {
		return nil, err
	}
	if !row.Access.Read.Allow(c.Caller) {
		return nil, rest.Forbidden("User %s may not read the large object %s.", c.Caller.UserID, row.ID)
	}
	return row, nil
}

// writable is the object with an id, if the caller may read and write it
// (large_object.12).
func writable(c *rest.Call, id string) (*largeobject.Row, error) {
	return permitted(c, id, "write", func(p largeobject.Permissions) largeobject.Subjects { return p.Write })
}

// deletable is the object with an id, if the caller may read and delete it
// (large_object.12).
func deletable(c *rest.Call, id string) (*largeobject.Row, error) {
	return permitted(c, id, "delete", func(p largeobject.Permissions) largeobject.Subjects { return p.Delete })
}

func permitted(c *rest.Call, id, what string, of func(largeobject.Permissions) largeobject.Subjects) (*largeobject.Row, error) {
	row, err := largeobject.Find(c.Tx, id)
	if err != nil {
		return nil, err
	}
	allowed := of(row.Access).Allow(c.Caller)
	switch {
	case allowed && row.Access.Read.Allow(c.Caller):
		return row, nil
	case allowed:
		return nil, rest.Forbidden("User %s may %s the large object %s, but not read it, which it takes, too.",
			c.Caller.UserID, what, row.ID).By("large_object.12")
	default:
		return nil, rest.Forbidden("User %s may not %s the large object %s.", c.Caller.UserID, what, row.ID)
	}
}
