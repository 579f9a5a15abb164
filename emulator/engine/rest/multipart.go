package rest

import (
	"net/http"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/header"
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
	// FileName is as the server reads it: in Latin-1, unless it came as
	// filename*, and with a backslash before each quote and backslash. It is nil
	// where the client gave none.
	FileName *string
	// ContentType is a media type without parameters; text/plain where none is
	// given.
	ContentType string
	// Data is decoded, and never changed.
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

// readMultipart takes a body apart. A body without a Content-Type has no
// parts; consumable refused all other types.
func readMultipart(r *http.Request, data []byte) (Multipart, error) {
	given := r.Header.Get("Content-Type")
	if given == "" {
		return Multipart{}, nil
	}
	media, err := header.ParseMediaType(given)
	if err != nil {
		return Multipart{}, badMultipart(err)
	}
	boundary, ok := media.Params["boundary"]
	if !ok {
		boundary = "null" // so says the server
	}
	parts, err := splitMIME(data, strings.Trim(boundary, `"`))
	if err != nil {
		return Multipart{}, badMultipart(err)
	}
	if len(parts) > maxParts {
		return Multipart{}, framework(http.StatusBadRequest, "HTTP 400 Bad Request: the body has more than %d parts.", maxParts).In(Envelope)
	}
	var m Multipart
	fix := strings.Contains(r.UserAgent(), " MSIE ")
	for _, p := range parts {
		read, err := p.read(fix)
		if err != nil {
			return Multipart{}, err
		}
		m.parts = append(m.parts, read)
	}
	return m, nil
}

func badMultipart(err error) error {
	return framework(http.StatusBadRequest, "HTTP 400 Bad Request: the body is no %s: %v.", multipartType, err).In(Envelope)
}

// read reads the headers of a part. One without a disposition has no name.
func (p mimePart) read(fix bool) (Part, error) {
	out := Part{ContentType: "text/plain"}
	if given, ok := p.header.get("Content-Type"); ok {
		media, err := header.ParseMediaType(given)
		if err != nil {
			return out, badMultipart(err)
		}
		out.ContentType = media.Name()
	}
	if given, ok := p.header.get("Content-Disposition"); ok {
		d, err := header.ParseFormData(given, fix)
		if err != nil {
			return out, badMultipart(err)
		}
		out.Name, out.FileName = d.Name, d.FileName
	}
	encoding, _ := p.header.get("Content-Transfer-Encoding")
	data, err := decodeTransfer(encoding, p.data)
	if err != nil {
		return out, Unknown("The part %q can't be decoded: %v.", out.Name, err)
	}
	out.Data = data
	return out, nil
}
