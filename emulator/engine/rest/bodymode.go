package rest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
)

// bodyMode is what the tag `body:"..."` of an input's field says: how the body
// is read, and when it is validated.
type bodyMode string

const (
	// bodyCheck validates before the access level is looked at (errors.8).
	bodyCheck bodyMode = "check"
	// bodyLate validates after it.
	bodyLate bodyMode = "late"
	// bodyPlain does not validate.
	bodyPlain bodyMode = "plain"
	// bodyRaw takes the body as it came, for routes with Consumes.
	bodyRaw bodyMode = "raw"
	// bodyMultipart takes a multipart/form-data body as a Multipart.
	bodyMultipart bodyMode = "multipart"
)

var bodyModes = []bodyMode{bodyCheck, bodyLate, bodyPlain, bodyRaw, bodyMultipart}

// validates reports whether a body of the mode is validated at all.
func (m bodyMode) validates() bool { return m == bodyCheck || m == bodyLate }

// bodyField is the field of an input that takes the body.
type bodyField struct {
	index []int
	mode  bodyMode
	group constraint.Group
}

// newBodyField reads the tag of a field: a mode, and for one that validates
// the group of constraints ("check=create").
func newBodyField(f reflect.StructField, index []int, tag string) (*bodyField, error) {
	name, group, grouped := strings.Cut(tag, "=")
	mode := bodyMode(name)
	switch {
	case !slices.Contains(bodyModes, mode):
		return nil, fmt.Errorf("input field %s: there is no body mode %q; known are %v", f.Name, name, bodyModes)
	case grouped && (!mode.validates() || group == ""):
		return nil, fmt.Errorf("input field %s: body:%q names no group, or its mode validates nothing", f.Name, tag)
	case (mode == bodyMultipart) != (f.Type == reflect.TypeFor[Multipart]()):
		return nil, fmt.Errorf("input field %s: a Multipart has the tag body:\"multipart\", and nothing else has", f.Name)
	case mode == bodyRaw && f.Type != reflect.TypeFor[[]byte]():
		return nil, fmt.Errorf("input field %s: the body of mode raw is a []byte, not %s", f.Name, f.Type)
	}
	return &bodyField{index: index, mode: mode, group: constraint.Group(group)}, nil
}
