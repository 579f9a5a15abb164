package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// definition is what sets a type's routes apart. M is its model.
type definition[M any] struct {
	of Type
	// read is the level that reading needs.
	read rest.Level
	// refusal is how callers below a level are refused, where not as usual.
	refusal []rest.Option
	// join and split make a model of its parts and back.
	join  func(ApplicationConfiguration, Settings) M
	split func(*M) (ApplicationConfiguration, Settings)
}

func facebook() definition[FacebookApplicationConfiguration] {
	type model = FacebookApplicationConfiguration
	return definition[model]{
		of: Facebook, read: rest.Unprivileged, refusal: []rest.Option{rest.Quiet},
		join: func(a ApplicationConfiguration, s Settings) model { return model{a, social(s)} },
		split: func(m *model) (ApplicationConfiguration, Settings) {
			return m.ApplicationConfiguration, &m.SocialSettings
		},
	}
}

func oculus() definition[OculusApplicationConfiguration] {
	type model = OculusApplicationConfiguration
	return definition[model]{
		of: Oculus, read: rest.Unprivileged, refusal: []rest.Option{rest.Quiet},
		join: func(a ApplicationConfiguration, s Settings) model { return model{a, social(s)} },
		split: func(m *model) (ApplicationConfiguration, Settings) {
			return m.ApplicationConfiguration, &m.SocialSettings
		},
	}
}

// social are settings as they are shown. The permissions that a client sent
// are kept, so that other ones are a change (appconfig.13), but never shown
// (appconfig.20).
func social(s Settings) SocialSettings {
	shown := *s.(*SocialSettings)
	shown.BuiltinApplicationPermissions = []string{}
	return shown
}

func steam() definition[SteamApplicationConfiguration] {
	type model = SteamApplicationConfiguration
	return definition[model]{
		of: Steam, read: rest.Unprivileged, refusal: []rest.Option{rest.Quiet},
		join: func(a ApplicationConfiguration, s Settings) model { return model{a, *s.(*SteamSettings)} },
		split: func(m *model) (ApplicationConfiguration, Settings) {
			return m.ApplicationConfiguration, &m.SteamSettings
		},
	}
}

func firebase() definition[FirebaseApplicationConfiguration] {
	type model = FirebaseApplicationConfiguration
	return definition[model]{
		of: Firebase, read: rest.Superuser,
		join: func(a ApplicationConfiguration, s Settings) model { return model{a, *s.(*FirebaseSettings)} },
		split: func(m *model) (ApplicationConfiguration, Settings) {
			return m.ApplicationConfiguration, &m.FirebaseSettings
		},
	}
}

func ios() definition[IosApplicationConfiguration] {
	type model = IosApplicationConfiguration
	return definition[model]{
		of: Ios, read: rest.Unprivileged, refusal: []rest.Option{rest.Quiet},
		join:  func(a ApplicationConfiguration, s Settings) model { return model{a, *s.(*IosSettings)} },
		split: func(m *model) (ApplicationConfiguration, Settings) { return m.ApplicationConfiguration, &m.IosSettings },
	}
}

func googlePlay() definition[GooglePlayApplicationConfiguration] {
	type model = GooglePlayApplicationConfiguration
	return definition[model]{
		of: GooglePlay, read: rest.Unprivileged, refusal: []rest.Option{rest.Quiet},
		join: func(a ApplicationConfiguration, s Settings) model { return model{a, *s.(*GooglePlaySettings)} },
		split: func(m *model) (ApplicationConfiguration, Settings) {
			return m.ApplicationConfiguration, &m.GooglePlaySettings
		},
	}
}

func matchmaking() definition[MatchmakingApplicationConfiguration] {
	type model = MatchmakingApplicationConfiguration
	return definition[model]{
		of: Matchmaking, read: rest.Superuser,
		join: func(a ApplicationConfiguration, s Settings) model { return model{a, *s.(*MatchmakingSettings)} },
		split: func(m *model) (ApplicationConfiguration, Settings) {
			return m.ApplicationConfiguration, &m.MatchmakingSettings
		},
	}
}

// all is the path of the type's configurations, one that of one of them.
func (d definition[M]) all() string {
	return "/application/{applicationNameOrId}/configuration/" + string(d.of)
}

func (d definition[M]) one() string { return d.all() + "/{applicationConfigurationNameOrId}" }

// view is a configuration as the caller may see it (appconfig.19).
func (d definition[M]) view(c *rest.Call) func(*Row) M {
	return func(r *Row) M {
		settings := r.Settings
		if !c.Caller.Level.AtLeast(rest.Superuser) {
			settings = public(settings)
		}
		return d.join(r.View(c.Tx), settings)
	}
}

// row is a configuration as a request says it, without its id.
func (d definition[M]) row(base ApplicationConfiguration, settings Settings) Row {
	return Row{Name: *base.Name, Type: d.of, Description: base.Description, Settings: settings}
}
