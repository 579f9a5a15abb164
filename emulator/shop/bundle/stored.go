package bundle

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// rowOf is a bundle as it is sent, without its id.
func rowOf(b *Bundle) *Row {
	return &Row{
		Schema: *b.Schema, ProductID: *b.ProductID, Application: copied(b.Application), DisplayName: b.DisplayName,
		Description: b.Description, Rewards: b.Rewards, Metadata: b.Metadata, Display: b.Display, Tags: b.Tags,
	}
}

// copied is what a bundle keeps of an application (bundle.4).
func copied(a *application.Application) *application.Application {
	if a == nil {
		return nil
	}
	kept := &application.Application{
		Name: a.Name, Description: a.Description, Attributes: a.Attributes, MaxProfiles: a.MaxProfiles,
		AutoCreateProfile: a.AutoCreateProfile, AuthoritativeProfilePicture: a.AuthoritativeProfilePicture,
		DisplayNameRegex: a.DisplayNameRegex,
	}
	if a.ID != nil && sandbox.IsID(*a.ID) {
		id := strings.ToLower(*a.ID)
		kept.ID = &id
	}
	return kept
}

// stored is the row as the database keeps it: without empty lists and
// objects, which only the answer to the request shows.
func (r *Row) stored() *Row {
	s := *r
	if len(s.Rewards) == 0 {
		s.Rewards = nil
	}
	if len(s.Tags) == 0 {
		s.Tags = nil
	}
	s.Metadata = withoutEmpty(s.Metadata)
	if s.Application != nil {
		kept := *s.Application
		kept.Attributes = withoutEmpty(kept.Attributes)
		s.Application = &kept
	}
	return &s
}

func withoutEmpty(o *wire.Object) *wire.Object {
	if o.Len() == 0 {
		return nil
	}
	return o
}
