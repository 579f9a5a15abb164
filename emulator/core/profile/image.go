package profile

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// SetImageType sets the MIME type of a profile's image object (profile.29,
// profile.30). A USER acts on the current profile, whatever the id says.
func SetImageType(c *rest.Call, id, mimeType string) (*Row, error) {
	if c.Caller.Level.AtLeast(rest.Superuser) {
		row, err := FindActive(c.Tx, id)
		if err != nil {
			return nil, err
		}
		// The MIME type of a superuser gets lost where there is no object yet.
		return setImageType(c.Tx, row, &mimeType, nil)
	}
	row, err := currentForImage(c)
	if err != nil {
		return nil, err
	}
	if row.ID != id {
		c.Defect("profile.29")
	}
	return setImageType(c.Tx, row, &mimeType, &mimeType)
}

// currentForImage is the current profile, if it is active and its user may
// change the picture.
func currentForImage(c *rest.Call) (*Row, error) {
	current, err := Current(c)
	if err != nil {
		return nil, err
	}
	row, err := FindActive(c.Tx, current.ID)
	if err != nil {
		return nil, err
	}
	return row, checkPicture(c.Tx, row)
}

// setImageType changes the image object, or makes one with the type for new
// ones.
func setImageType(tx *sandbox.Tx, row *Row, mimeType, forNew *string) (*Row, error) {
	if image, ok := largeobject.Objects.Get(tx, row.ImageID); ok {
		_, err := largeobject.Update(tx, image, mimeType, row.ImageAccess())
		return row, err
	}
	changed := *row
	if err := changed.addImage(tx, "", forNew); err != nil {
		return nil, err
	}
	return &changed, Profiles.Put(tx, &changed)
}

// addImage makes the row's image object and refers to it (profile.21). An id
// that is empty is drawn.
func (r *Row) addImage(tx *sandbox.Tx, id string, mimeType *string) error {
	image, err := largeobject.Create(tx, largeobject.Creation{
		ID: id, MimeType: mimeType, Access: r.ImageAccess(), Owner: r.ID,
		Path: "/user/" + r.UserID + "/profile/" + r.ID + "/" + tx.NewUUID() + ".bin",
	})
	if err != nil {
		return err
	}
	r.ImageID = image.ID
	return nil
}

// ImageAccess lets everybody read a new image, and the owner write and delete
// it (profile.21).
func (r *Row) ImageAccess() largeobject.Permissions {
	owner := largeobject.Subjects{UserIDs: []string{r.UserID}, ProfileIDs: []string{r.ID}}
	return largeobject.Permissions{Read: largeobject.Subjects{Wildcard: true}, Write: owner, Delete: owner}
}
