package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
)

// Settings are what the configurations of a type have beside what all have: a
// pointer to one of the types below, shared and never changed.
type Settings interface{ settings() }

// SocialSettings are those of Facebook and Oculus.
type SocialSettings struct {
	ApplicationID *string `json:"applicationId" check:"notnull"`
	// ApplicationSecret is for superusers only.
	ApplicationSecret *string `json:"applicationSecret" check:"notnull"`
	// BuiltinApplicationPermissions are shown as none (appconfig.20).
	BuiltinApplicationPermissions []string         `json:"builtinApplicationPermissions"`
	ProductBundles                []*ProductBundle `json:"productBundles" check:"valid"`
}

// SteamSettings are those of Steam.
type SteamSettings struct {
	// PublisherKey is for superusers only.
	PublisherKey   *string          `json:"publisherKey" check:"notnull"`
	AppID          *string          `json:"appId" check:"notnull"`
	ProductBundles []*ProductBundle `json:"productBundles" check:"valid"`
}

// FirebaseSettings are those of Firebase.
type FirebaseSettings struct {
	ProjectID *string `json:"projectId" check:"notnull"`
	// ServiceAccountCredentials is a JSON text.
	ServiceAccountCredentials *string `json:"serviceAccountCredentials" check:"notnull"`
}

// IosSettings are those of Apple's store.
type IosSettings struct {
	ApplicationID  *string          `json:"applicationId" check:"notnull"`
	ProductBundles []*ProductBundle `json:"productBundles" check:"valid"`
}

// GooglePlaySettings are those of Google's store.
type GooglePlaySettings struct {
	ApplicationID *string `json:"applicationId"`
	// JSONKey is the key of a service account, for superusers only.
	JSONKey        *wire.Object     `json:"jsonKey"`
	ProductBundles []*ProductBundle `json:"productBundles"`
}

// MatchmakingSettings are those of a queue.
type MatchmakingSettings struct {
	Success    *CallbackDefinition      `json:"success" check:"valid"`
	Matchmaker *ElementServiceReference `json:"matchmaker" check:"valid"`
	// MaxProfiles is the size of a match.
	MaxProfiles int `json:"maxProfiles" check:"min=2"`
	// LingerSeconds is the life of a match after its end, TimeoutSeconds its
	// whole life.
	LingerSeconds  int                `json:"lingerSeconds" check:"min=0"`
	TimeoutSeconds int                `json:"timeoutSeconds" check:"min=0"`
	Metadata       *wire.Object       `json:"metadata"`
	MetadataSpec   *metadataspec.Spec `json:"metadataSpec"`
}

// CallbackDefinition names a method of a service to be called.
type CallbackDefinition struct {
	Method  *string                  `json:"method" check:"notnull,pattern=no_white_space"`
	Service *ElementServiceReference `json:"service" check:"notnull,valid"`
}

// ElementServiceReference names a service of custom code.
type ElementServiceReference struct {
	ElementName *string `json:"elementName" check:"notnull"`
	ServiceType *string `json:"serviceType" check:"pattern=java_class_name"`
	ServiceName *string `json:"serviceName" check:"pattern=no_white_space"`
}

// ProductBundle is a product bundle inside a configuration, which is
// deprecated: purchases look at those of package bundle only (bundle.21).
type ProductBundle struct {
	ProductID   *string          `json:"productId" check:"notnull"`
	DisplayName *string          `json:"displayName"`
	Description *string          `json:"description"`
	Rewards     []*bundle.Reward `json:"productBundleRewards" check:"notnull,valid"`
	Metadata    *wire.Object     `json:"metadata"`
	Display     bool             `json:"display"`
}

func (*SocialSettings) settings()      {}
func (*SteamSettings) settings()       {}
func (*FirebaseSettings) settings()    {}
func (*IosSettings) settings()         {}
func (*GooglePlaySettings) settings()  {}
func (*MatchmakingSettings) settings() {}

// edited is a copy of settings that a function has changed. Settings that are
// stored are never changed in place.
func edited[S any](s *S, change func(*S)) *S {
	c := *s
	change(&c)
	return &c
}

// public are settings as callers below superuser see them.
func public(s Settings) Settings {
	switch s := s.(type) {
	case *SocialSettings:
		return edited(s, func(c *SocialSettings) { c.ApplicationSecret = nil })
	case *SteamSettings:
		return edited(s, func(c *SteamSettings) { c.PublisherKey = nil })
	case *GooglePlaySettings:
		return edited(s, func(c *GooglePlaySettings) { c.JSONKey = nil })
	default:
		return s
	}
}
