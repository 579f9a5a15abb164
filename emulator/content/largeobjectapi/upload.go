package largeobjectapi

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

type contentsIn struct {
	ID   string         `path:"largeObjectId"`
	Body rest.Multipart `body:"multipart"`
}

// Check refuses a body without contents (large_object.15).
func (in contentsIn) Check() error {
	if _, ok := in.Body.Part("file"); !ok {
		return rest.Unknown("The contents must be given as part %q of a multipart/form-data body.", "file").By("large_object.15")
	}
	return nil
}

// putContents keeps the file name, but not the type of the part
// (large_object.14, large_object.16).
func putContents(c *rest.Call, in contentsIn) (LargeObject, error) {
	row, err := writable(c, in.ID)
	if err != nil {
		return LargeObject{}, err
	}
	file, _ := in.Body.Part("file") // Check saw it
	return rest.Show(view(c))(largeobject.Write(c.Tx, row, file.Data, file.FileName, c.Settings.MaxContents))
}

type multipartIn struct {
	Body rest.Multipart `body:"multipart"`
}

// Check refuses a body that lacks a part or whose metadata can't be read. The
// real server does not read metadata of another type than JSON either.
func (in multipartIn) Check() error {
	if _, ok := in.Body.Part("object"); !ok {
		return rest.Unknown("The contents must be given as part %q of a multipart/form-data body.", "object").By("large_object.17")
	}
	part, ok := in.Body.Part("metadata")
	if !ok || part.ContentType != "application/json" {
		return rest.Unknown("What the object is like must be given as part %q of the Content-Type application/json.", "metadata").By("large_object.17")
	}
	_, err := in.metadata()
	return err
}

// metadata is what the object is to be like, with defaults in place of what
// is absent (large_object.17).
func (in multipartIn) metadata() (*Request, error) {
	part, _ := in.Body.Part("metadata") // Check saw it
	var req *Request
	if err := part.JSON(&req); err != nil {
		return nil, err
	}
	if req == nil {
		return nil, rest.Unknown("The part %q is null.", "metadata").By("large_object.17")
	}
	if req.MimeType == nil {
		nameOfPart := "object"
		req.MimeType = &nameOfPart
	}
	for _, s := range []**SubjectRequest{&req.Read, &req.Write, &req.Delete} {
		if *s == nil {
			*s = &SubjectRequest{UserIDs: []string{}, ProfileIDs: []string{}}
		}
	}
	return req, nil
}

// postMultipart makes an object with contents (large_object.17 to .19).
func postMultipart(c *rest.Call, in multipartIn) (LargeObject, error) {
	req, err := in.metadata()
	if err != nil {
		return LargeObject{}, err
	}
	if failures := constraint.New().Check(req); len(failures) > 0 {
		return LargeObject{}, rest.Invalid(failures...)
	}
	c.Defect("large_object.18")
	file, _ := in.Body.Part("object") // Check saw it
	return withContents(c.Tx, c, req, file.Data)
}

// withContents makes an object with contents and shows it as it was before it
// had them (large_object.18, large_object.19).
func withContents(tx *sandbox.Tx, c *rest.Call, req *Request, data []byte) (LargeObject, error) {
	row, err := create(tx, req)
	if err != nil {
		return LargeObject{}, err
	}
	before := whole(tx, c.BaseURL(), row)
	_, err = largeobject.Write(tx, row, data, nil, c.Settings.MaxContents)
	return before, err
}
