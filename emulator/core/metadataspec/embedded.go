package metadataspec

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Failures are what is wrong with a spec that is embedded in another object,
// as `field: text` (metadata_spec.4 to .10); its id is not looked at. Place is
// the last part of the spec's path.
func (s *Spec) Failures(place string) []string {
	r := Request{Name: s.Name, Type: s.Type, Properties: s.Properties}
	return r.failuresAt(place)
}

// Kept is an embedded spec as the database keeps it: without empty lists
// (metadata_spec.24) and without an id that is none. A nil spec stays nil.
func (s *Spec) Kept() *Spec {
	if s == nil {
		return nil
	}
	kept := *s
	kept.ID, kept.Properties = nil, withoutEmpty(s.Properties)
	if s.ID != nil && sandbox.IsID(*s.ID) {
		id := strings.ToLower(*s.ID)
		kept.ID = &id
	}
	return &kept
}
