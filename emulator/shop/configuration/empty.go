package configuration

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// withoutEmpty are settings without the empty lists and objects that the
// database does not keep.
func withoutEmpty(s Settings) Settings {
	if len(bundlesOf(s)) == 0 {
		s = withBundles(s, nil)
	}
	switch s := s.(type) {
	case *SocialSettings:
		kept := *s
		if len(kept.BuiltinApplicationPermissions) == 0 {
			kept.BuiltinApplicationPermissions = nil
		}
		return &kept
	case *GooglePlaySettings:
		kept := *s
		kept.JSONKey = nonEmpty(s.JSONKey)
		return &kept
	case *MatchmakingSettings:
		kept := *s
		kept.Metadata, kept.MetadataSpec = nonEmpty(s.Metadata), s.MetadataSpec.Kept()
		return &kept
	default:
		return s
	}
}

func nonEmpty(o *wire.Object) *wire.Object {
	if o.Len() == 0 {
		return nil
	}
	return o
}
