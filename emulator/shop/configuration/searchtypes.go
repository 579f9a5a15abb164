package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
)

// special are the properties that the types add. None of them has an index
// (query.52), so a query has to name something else beside them.
func special() []query.Property[Row] {
	return append(
		queue(),
		text("applicationId", func(s Settings) *string {
			switch s := s.(type) {
			case *SocialSettings:
				return s.ApplicationID
			case *IosSettings:
				return s.ApplicationID
			case *GooglePlaySettings:
				return s.ApplicationID
			}
			return nil
		}),
		text("applicationSecret", of(func(s *SocialSettings) *string { return s.ApplicationSecret })),
		text("publisherKey", of(func(s *SteamSettings) *string { return s.PublisherKey })),
		text("appId", of(func(s *SteamSettings) *string { return s.AppID })),
		text("projectId", of(func(s *FirebaseSettings) *string { return s.ProjectID })),
		text("serviceAccountCredentials", of(func(s *FirebaseSettings) *string { return s.ServiceAccountCredentials })),
		query.Opaque[Row]("npIdentifier"),
		query.Opaque[Row]("clientSecret"),
		query.Texts("builtinApplicationPermissions", func(r *Row) []string {
			if s, ok := r.Settings.(*SocialSettings); ok {
				return s.BuiltinApplicationPermissions
			}
			return nil
		}),
		query.Map("jsonKey", func(r *Row) *wire.Object {
			if s, ok := r.Settings.(*GooglePlaySettings); ok {
				return s.JSONKey
			}
			return nil
		}),
		query.EmbeddedList("productBundles", bundles(), func(r *Row) []*ProductBundle { return bundlesOf(r.Settings) }),
	)
}

func text(name string, read func(Settings) *string) query.Property[Row] {
	return query.OptionalText(name, func(r *Row) *string { return read(r.Settings) })
}

// of reads from settings of one type; others have no such property.
func of[S Settings](read func(S) *string) func(Settings) *string {
	return func(s Settings) *string {
		if s, ok := s.(S); ok {
			return read(s)
		}
		return nil
	}
}

// bundles is how the bundles inside a configuration are stored.
func bundles() *query.Type[*ProductBundle] {
	rewards := query.NewType(nil,
		query.Opaque[*bundle.Reward]("itemId"),
		query.Number("quantity", func(r **bundle.Reward) float64 { return float64(wire.Or((*r).Quantity, 0)) }),
	)
	return query.NewType(nil,
		query.OptionalText("productId", func(b **ProductBundle) *string { return (*b).ProductID }),
		query.OptionalText("displayName", func(b **ProductBundle) *string { return (*b).DisplayName }),
		query.OptionalText("description", func(b **ProductBundle) *string { return (*b).Description }),
		query.EmbeddedList("productBundleRewards", rewards, func(b **ProductBundle) []*bundle.Reward { return (*b).Rewards }),
		query.Map("metadata", func(b **ProductBundle) *wire.Object { return (*b).Metadata }),
		query.Opaque[*ProductBundle]("display"),
	)
}
