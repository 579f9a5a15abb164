package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// queue are the properties of queues.
func queue() []query.Property[Row] {
	service := query.NewType(nil,
		query.OptionalText("elementName", func(s *ElementServiceReference) *string { return s.ElementName }),
		query.OptionalText("serviceType", func(s *ElementServiceReference) *string { return s.ServiceType }),
		query.OptionalText("serviceName", func(s *ElementServiceReference) *string { return s.ServiceName }),
	)
	callback := query.NewType(nil,
		query.OptionalText("method", func(d *CallbackDefinition) *string { return d.Method }),
		query.Embedded("service", service, func(d *CallbackDefinition) *ElementServiceReference { return d.Service }),
	)
	spec := query.NewType(nil,
		query.OptionalText("name", func(s *metadataspec.Spec) *string { return s.Name }),
		query.OptionalText("type", func(s *metadataspec.Spec) *string { return (*string)(s.Type) }),
		query.Opaque[metadataspec.Spec]("properties"),
	)
	queue := query.NewType(nil,
		query.Number("maxProfiles", func(s *MatchmakingSettings) float64 { return float64(s.MaxProfiles) }),
		query.Number("lingerSeconds", func(s *MatchmakingSettings) float64 { return float64(s.LingerSeconds) }),
		query.Number("timeoutSeconds", func(s *MatchmakingSettings) float64 { return float64(s.TimeoutSeconds) }),
		query.Map("metadata", func(s *MatchmakingSettings) *wire.Object { return s.Metadata }),
		query.Embedded("success", callback, func(s *MatchmakingSettings) *CallbackDefinition { return s.Success }),
		query.Embedded("matchmaker", service, func(s *MatchmakingSettings) *ElementServiceReference { return s.Matchmaker }),
		query.Embedded("metadataSpec", spec, func(s *MatchmakingSettings) *metadataspec.Spec { return s.MetadataSpec }),
	)
	return query.Lift(queue, func(r *Row) *MatchmakingSettings {
		s, _ := r.Settings.(*MatchmakingSettings)
		return s
	})
}
