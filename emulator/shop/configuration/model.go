// Package configuration emulates the configurations of applications: what an
// application needs to know of the stores, networks and queues that it works
// with. Its rules are in the contract file 03-applications.md.
package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
)

// ApplicationConfiguration is what all configurations have, and all that the
// list shows of them (appconfig.2).
type ApplicationConfiguration struct {
	ID   *string `json:"id" check:"insert:null,update:notnull"`
	Name *string `json:"name" check:"notnull,pattern=whole_word"`
	// Type is the Java class of the model. In requests any text but null does
	// (appconfig.6).
	Type        *string `json:"type" check:"notnull"`
	Description *string `json:"description"`
	// Parent is the owning application. In requests it must be there, but for
	// some types its contents are ignored (appconfig.7, appconfig.8).
	Parent *application.Application `json:"parent" check:"notnull"`
}

// FacebookApplicationConfiguration is for sign-in and purchases with Facebook.
type FacebookApplicationConfiguration struct {
	ApplicationConfiguration
	SocialSettings
}

// OculusApplicationConfiguration is for sign-in and purchases with Oculus.
type OculusApplicationConfiguration struct {
	ApplicationConfiguration
	SocialSettings
}

// SteamApplicationConfiguration is for purchases with Steam.
type SteamApplicationConfiguration struct {
	ApplicationConfiguration
	SteamSettings
}

// FirebaseApplicationConfiguration is for push notifications.
type FirebaseApplicationConfiguration struct {
	ApplicationConfiguration
	FirebaseSettings
}

// IosApplicationConfiguration is for purchases in Apple's store.
type IosApplicationConfiguration struct {
	ApplicationConfiguration
	IosSettings
}

// GooglePlayApplicationConfiguration is for purchases in Google's store.
type GooglePlayApplicationConfiguration struct {
	ApplicationConfiguration
	GooglePlaySettings
}

// MatchmakingApplicationConfiguration is a queue of players.
type MatchmakingApplicationConfiguration struct {
	ApplicationConfiguration
	MatchmakingSettings
}

// PSNApplicationConfiguration is for PlayStation Network. The server can't
// keep one (appconfig.24).
type PSNApplicationConfiguration struct {
	ApplicationConfiguration
	NpIdentifier *string `json:"npIdentifier" check:"notnull,pattern=no_white_space"`
	ClientSecret *string `json:"clientSecret" check:"notnull,pattern=no_white_space"`
}

// The types of configurations start with their class, matchmaking ones with
// their limits too; null is not the same as absent (appconfig.6, appconfig.25).

// Defaults sets what is not given.
func (m *FacebookApplicationConfiguration) Defaults() { m.Type = Facebook.class() }

// Defaults sets what is not given.
func (m *OculusApplicationConfiguration) Defaults() { m.Type = Oculus.class() }

// Defaults sets what is not given.
func (m *SteamApplicationConfiguration) Defaults() { m.Type = Steam.class() }

// Defaults sets what is not given.
func (m *FirebaseApplicationConfiguration) Defaults() { m.Type = Firebase.class() }

// Defaults sets what is not given.
func (m *IosApplicationConfiguration) Defaults() { m.Type = Ios.class() }

// Defaults sets what is not given.
func (m *GooglePlayApplicationConfiguration) Defaults() { m.Type = GooglePlay.class() }

// Defaults sets what is not given.
func (m *MatchmakingApplicationConfiguration) Defaults() {
	m.Type, m.MatchmakingSettings = Matchmaking.class(), DefaultMatchmaking()
}

// DefaultMatchmaking are the limits of a queue where nothing is said.
func DefaultMatchmaking() MatchmakingSettings {
	return MatchmakingSettings{MaxProfiles: 2, LingerSeconds: 300, TimeoutSeconds: 86400}
}
