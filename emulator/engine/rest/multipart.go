package rest

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

const multipartType = "multipart/form-data"

// maxParts is the greatest number of parts of a body.
const maxParts = 100

// Multipart is the multipart/form-data body of a request. An input takes it in
// a field tagged `body:"multipart"`; it is read before any lock is taken.
type Multipart struct{ parts []Part }

// Part is one part of a multipart body.
type Part struct {
	Name string
	// FileName is as the client gave it; nil where it gave none.
	FileName *string
	// ContentType is a media type without parameters; text/plain where none is
	// given.
	ContentType string
	// Data is never changed.
	Data []byte
}

// Part is the first part with a name.
func (m Multipart) Part(name string) (*Part, bool) {
	for i := range m.parts {
		if m.parts[i].Name == name {
			return &m.parts[i], true
		}
	}
	return nil, false
}

// JSON reads the part as a JSON body is read. What can't be read is a 400 in
// plain text (json.2, json.3).
func (p *Part) JSON(into any) error {
	if err := wire.Decode(p.Data, into); err != nil {
		return framework(http.StatusBadRequest, "Part %q: %v", p.Name, err).In(Text)
	}
	return nil
}

// readMultipart takes a body apart.
func readMultipart(r *http.Request, data []byte) (Multipart, error) {
	var m Multipart
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || len(data) == 0 {
		return m, nil
	}
	reader := multipart.NewReader(bytes.NewReader(data), params["boundary"])
	for {
		part, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return m, nil
		}
		if err == nil && len(m.parts) == maxParts {
			return Multipart{}, framework(http.StatusBadRequest, "HTTP 400 Bad Request: the body has more than %d parts.", maxParts)
		}
		if err == nil {
			err = m.add(part)
		}
		if err != nil {
			return Multipart{}, framework(http.StatusBadRequest, "HTTP 400 Bad Request: the body is no %s: %v.", multipartType, err)
		}
	}
}

func (m *Multipart) add(part *multipart.Part) error {
	data, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	p := Part{Name: part.FormName(), Data: data, ContentType: "text/plain"}
	if media, _, err := mime.ParseMediaType(part.Header.Get("Content-Type")); err == nil {
		p.ContentType = media
	}
	// Not part.FileName, which leaves out folders and can't tell none from "".
	if _, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition")); err == nil {
		if name, ok := params["filename"]; ok {
			p.FileName = &name
		}
	}
	m.parts = append(m.parts, p)
	return nil
}
